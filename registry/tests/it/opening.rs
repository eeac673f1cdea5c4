//! Where a register is opened, and where it isn't.

use registry::{Error, Registry};

use crate::places::on_both;

#[test]
fn a_register_is_opened_where_one_was_made() {
    on_both(async |place| {
        let missing = Registry::open(&place.url).await.expect_err("nobody made one");
        assert!(matches!(missing, Error::Missing { .. }), "{missing}");
        assert!(missing.to_string().ends_with("`indexer import --registry` makes one"), "{missing}");
        place.register().await.close().await;
        let register = Registry::open(&place.url).await.expect("it was made");
        assert_eq!(register.head().await.expect("readable").number.0, 0);
        // Making one where one is opens that one.
        Registry::create(&place.url).await.expect("it is there").close().await;
    });
}

#[test]
fn a_register_of_a_newer_program_is_refused() {
    on_both(async |place| {
        place.register().await.close().await;
        place.tamper("INSERT INTO register_version (version) VALUES (99)").await;
        let newer = Registry::open(&place.url).await.expect_err("tables of a newer version");
        assert!(newer.to_string().starts_with("the register has version 99 of its tables"), "{newer}");
    });
}

#[test]
fn an_address_that_is_none_is_told_without_its_password() {
    crate::places::run(async {
        let refused = Registry::open("mysql://somebody:sesame@db/register").await.expect_err("no register");
        assert!(matches!(refused, Error::Address { .. }), "{refused}");
        assert!(!refused.to_string().contains("sesame"), "{refused}");
    });
}
