//! Units whose work another one took over: the other one is found by their names as well.

use std::collections::HashMap;

use domain::ServicePoint;
use domain::service_point::Visibility;

/// Writes who took over from whom, by pairs of row numbers without a loop, and gives the last unit of each chain the names
/// of all those before it as aliases. A hidden unit keeps its names to itself.
pub(super) fn link(points: &mut [ServicePoint], successors: &[(u32, u32)]) {
    let next: HashMap<u32, u32> = successors.iter().copied().collect();
    for &(from, to) in successors {
        points[from as usize].succeeded_by = Some(points[to as usize].id.clone());
        let last = std::iter::successors(Some(to), |at| next.get(at).copied()).last().unwrap_or(to);
        let old = &points[from as usize];
        if old.visibility == Visibility::Shown {
            let names = names_of(old);
            add_names(&mut points[last as usize], names);
        }
    }
}

fn names_of(point: &ServicePoint) -> Vec<String> {
    let names = std::iter::once(&point.name_th).chain(&point.name_en).chain(&point.aliases);
    names.cloned().collect()
}

fn add_names(point: &mut ServicePoint, names: Vec<String>) {
    for name in names {
        let is_known =
            name == point.name_th || point.name_en.as_ref() == Some(&name) || point.aliases.contains(&name);
        if !is_known {
            point.aliases.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::ServicePointId;

    use super::*;

    fn unit(id: &str, name: &str) -> ServicePoint {
        ServicePoint::named(ServicePointId::new(id).expect("an id"), name.to_owned())
    }

    #[test]
    fn the_last_of_a_chain_has_the_names_of_all_before_it_once() {
        let mut points = vec![
            unit("a", "สภาตำบลเซกา"),
            ServicePoint { name_en: Some("Seka".to_owned()), ..unit("b", "อบต.เซกา") },
            ServicePoint {
                aliases: vec!["อบต.เซกา".to_owned()], ..unit("c", "เทศบาลตำบลเซกา")
            },
        ];
        link(&mut points, &[(0, 1), (1, 2)]);
        assert_eq!(points[2].aliases, ["อบต.เซกา", "สภาตำบลเซกา", "Seka"]);
        assert!(points[1].aliases.is_empty(), "{:?}", points[1].aliases);
        let after = points[0].succeeded_by.as_ref().map(ToString::to_string);
        assert_eq!(after.as_deref(), Some("b"), "an old id leads one step at a time");
    }

    #[test]
    fn a_hidden_unit_keeps_its_names_to_itself() {
        let hidden = ServicePoint { visibility: Visibility::Hidden, ..unit("a", "หน่วยลับ") };
        let mut points = vec![hidden, unit("b", "หน่วยใหม่")];
        link(&mut points, &[(0, 1)]);
        assert!(points[1].aliases.is_empty(), "{:?}", points[1].aliases);
    }
}
