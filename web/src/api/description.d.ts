// Written by `cargo xtask web` from tests/it/snapshots/openapi.snap.
export interface paths {
    "/admin/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The login of whoever asks. */
        get: operations["account"];
        /** Sets the login and the password of whoever asks. Every other session of theirs ends. */
        put: operations["set_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/batches/{batch}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes all changes of an act, by new ones: all of them or none. */
        post: operations["admin_undo_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All calendars. */
        get: operations["admin_calendars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says which calendar another one refines; a new one needs no `If-Match`. */
        put: operations["admin_set_calendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/calendars/{id}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a calendar says about its dates. */
        get: operations["admin_calendar_dates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/calendars/{id}/dates/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says what a calendar says about a date. What was withdrawn before stays beside it; a new date needs no `If-Match`. */
        put: operations["admin_set_calendar_date"];
        post?: never;
        /** Takes what a calendar says about a date away. */
        delete: operations["admin_remove_calendar_date"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All campaigns, the last deadline first. */
        get: operations["admin_campaigns"];
        put?: never;
        /** Begins a campaign. */
        post: operations["admin_begin_campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A campaign. */
        get: operations["admin_campaign"];
        put?: never;
        post?: never;
        /** Takes a campaign back. What was confirmed stays confirmed. */
        delete: operations["admin_end_campaign"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/campaigns/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a campaign has come: by provinces, and, within an area, by what lies below. */
        get: operations["admin_campaign_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/campaigns/{id}/reminders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units that haven't confirmed yet, as CSV for spreadsheets: UTF-8 with a mark, and no cell that would be a formula. */
        get: operations["admin_campaign_reminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/campaigns/{id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units that a campaign asks, by their codes. */
        get: operations["admin_campaign_units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The change log, the newest change first. */
        get: operations["admin_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/changes/{number}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes a change, by a new one: the record is again as it was before. Later changes of it aren't lost: then it is a conflict. */
        post: operations["admin_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The share of manuals that ask for no photocopies, by areas of a level. */
        get: operations["admin_copies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Doubted pins of the units that you may mend. */
        get: operations["admin_doubted_pins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases a personal value of a unit in all its versions. The chain of hashes stays whole; the value can't be brought back. */
        post: operations["admin_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where nobody is known to be responsible, or several are, in an area: of the whole country for whoever may read all of it. */
        get: operations["admin_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/hours/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads hours, and says what they mean; nothing is changed. A text or a form with a fault is answered with it, and with 200. */
        post: operations["admin_read_hours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/links/{word}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Comes in by a link, which is worth nothing from then on. With a body one chooses a login and a password, in the place of
         *     those before; without, one is signed in this once.
         */
        post: operations["redeem_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/offers/mass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links and unlinks manuals at many units in one act. Units that aren't yours stay as they are, and the answer says so of each. */
        post: operations["admin_mass_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/office-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All kinds of offices. */
        get: operations["admin_office_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/office-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets what a kind of office is called and what it stands below; a new one needs no `If-Match`. Its names show at once. */
        put: operations["admin_set_office_type"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Takes a browser back from the provider: whoever is known here, or was invited by the e-mail address that the provider
         *     verified, is signed in. Anybody else may go on with a unit's authorize code, within 15 minutes.
         */
        get: operations["return_from_provider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/oidc/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends a browser to the provider. */
        get: operations["sign_in_by_provider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All organisations: ministries, departments, agencies. */
        get: operations["admin_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets what an organisation is called and what it stands below; a new one needs no `If-Match`. Its names show at once. */
        put: operations["admin_set_organisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/organisations/{id}/manuals-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms that an agency's list of manuals is complete, correct and current. */
        post: operations["admin_confirm_manuals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people, in the order of their ids. */
        get: operations["people"];
        put?: never;
        /** Invites somebody: a person, their roles, and a link that is shown this once. */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person. The `ETag` is what a change of the roles has to be made of. */
        get: operations["person"];
        put?: never;
        post?: never;
        /**
         * Forgets who a person is, and shuts them out: name, e-mail address, and who they are to a provider of sign-in. The log keeps
         *     the id, which says nothing by itself.
         */
        delete: operations["forget_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/people/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shuts a person out at once: sessions, tokens and links end. What they did stays in the log. */
        post: operations["disable_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/people/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a person in again who was shut out. Their login ended with that: send them a new link. */
        post: operations["enable_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/people/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link for somebody who forgot a password; the one before is worth nothing from then on. */
        post: operations["issue_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets what a person may do. Nobody takes the administrator's role from themselves. */
        put: operations["appoint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/positions/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a place as it is pasted. Nothing is fetched, and nothing is kept. */
        post: operations["admin_read_position"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The manuals of all departments, to be linked or looked after: by ministry, then department, then a unit that has them. */
        get: operations["admin_procedures"];
        put?: never;
        /** Adds a manual. */
        post: operations["admin_add_procedure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/procedures/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose manuals there are: ministries, and departments of one or of all. */
        get: operations["admin_procedures_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/procedures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A manual. */
        get: operations["admin_procedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a manual: the fields that are given, of the version that was seen. */
        patch: operations["admin_edit_procedure"];
        trace?: never;
    };
    "/admin/v1/procedures/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a manual. */
        get: operations["admin_procedure_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes that one may decide about, or made, the newest first. */
        get: operations["admin_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change that waits or did: what would be otherwise, why it waits, what was found, and what others changed meanwhile. */
        get: operations["admin_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/reviews/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves somebody else's change: it is in the log from then on, as one act that names both. Nothing is written where
         *     somebody changed a record meanwhile.
         */
        post: operations["admin_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/reviews/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends somebody else's change back to its author, with words. Nothing of it is written. */
        post: operations["admin_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/reviews/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one's own change back. */
        post: operations["admin_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table of units, as far as you may read them. */
        get: operations["admin_service_points"];
        put?: never;
        /** Adds a unit, after a search for it. Its id is permanent. */
        post: operations["admin_add_service_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The table of units as CSV for spreadsheets: UTF-8 with a mark, a Thai header, the filter and the order of the list. A cell
         *     that would be a formula has an apostrophe before it; cells of nothing but digits and the signs of telephone numbers and
         *     coordinates have none. Of authorize codes the file has the state only. Each unit is as it is when its line is written.
         */
        get: operations["admin_service_points_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words that the table of units can be narrowed to. */
        get: operations["admin_service_points_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/twins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Looks for a unit before it is added: by its name, also misspelt, within its province and near its pin, and by its code; among
         *     hidden units too.
         */
        post: operations["admin_find_twins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit with its four tabs, as it is now or as it was after a change or at an instant. */
        get: operations["admin_service_point"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a unit: the fields that are given, of the version that was seen. Hours may be written in Thai. */
        patch: operations["admin_edit_service_point"];
        trace?: never;
    };
    "/admin/v1/service-points/{id}/authorize-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a unit's code. */
        get: operations["authorize_code"];
        put?: never;
        /** Issues a unit's code, which is shown this once; the one before is worth nothing from then on. */
        post: operations["issue_authorize_code"];
        /** Takes a unit's code back. */
        delete: operations["revoke_authorize_code"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at an edit without making it; the fields are those of a change, and without any it looks at the unit as it is. */
        post: operations["admin_check_service_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a unit differs between two moments. */
        get: operations["admin_service_point_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms that a unit, or its pin, is still right, in the version that was seen. The unit says so from then on. */
        post: operations["admin_confirm_service_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a unit. */
        get: operations["admin_service_point_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merges a unit into another one, which takes over its manuals, special days, names, territory and, if it has none, its code.
         *     The old address answers 308 from then on, and so do all that led to it.
         */
        post: operations["admin_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/of-kind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What units of the same kind have linked and this one hasn't, and the reverse. */
        get: operations["admin_links_of_kind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The manuals that a unit has linked. */
        get: operations["admin_offers"];
        /** Sets the whole list of manuals that a unit has linked, as one change. */
        put: operations["admin_set_offers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/offers/copy-from/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links what another unit has linked and this one hasn't. Hours and remarks stay with the other one: they are about its door. */
        post: operations["admin_copy_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/offers/{procedure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Links a manual to a unit, or changes what the unit says of it. */
        put: operations["admin_link"];
        post?: never;
        /** Takes the link of a manual to a unit away, with the special days of it there. */
        delete: operations["admin_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pictures of a unit. */
        get: operations["admin_pictures"];
        /** Puts the pictures of a unit in another order, or takes some away. */
        put: operations["admin_order_pictures"];
        /**
         * Adds a picture behind the others: the body is the file, JPEG, PNG or WebP. It is turned upright, made at most 1,600 pixels
         *     wide and high, and written anew, so that nothing but what one sees is kept.
         */
        post: operations["admin_add_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/pin-question": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a unit about its pin: whoever may mend it finds a ticket. */
        post: operations["admin_ask_about_pin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What visitors said of a unit. */
        get: operations["admin_ratings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/ratings/{rating}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Erases the words of a rating, where they tell of a person. Its stars stay. */
        delete: operations["admin_erase_rating_words"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/service-points/{id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Shows or hides a unit. */
        put: operations["admin_set_visibility"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a login and a password. A session that was open in this browser ends. */
        post: operations["sign_in"];
        /** Signs out everywhere: every session of the person ends. */
        delete: operations["sign_out_everywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and what they may do. */
        get: operations["current_session"];
        put?: never;
        post?: never;
        /** Signs out in this browser. */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Binds a person to a unit as its officer, by the unit's one-time authorize code: whoever has signed in already, whoever came
         *     by a provider of sign-in a moment ago, or somebody new, who chooses a login and a password.
         * @description Whether the unit, or a code of it, exists isn't told.
         */
        post: operations["sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports about what one may read, the newest day first. */
        get: operations["admin_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report. */
        get: operations["admin_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tickets/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what was done about a report. */
        post: operations["admin_answer_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tickets/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a report that there is nothing to do about. */
        post: operations["admin_close_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tokens of whoever asks that still open something, the newest first. */
        get: operations["tokens"];
        put?: never;
        /** Makes a token of whoever asks. */
        post: operations["issue_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a token of whoever asks back. */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers. */
        get: operations["alive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether questions can be answered. The server listens only once it has opened a snapshot. */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/locate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The subdistrict, district and province around a position. */
        get: operations["locate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/nearest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The nearest offices, by parameters in the URL. */
        get: operations["nearest"];
        put?: never;
        /** The nearest offices, by the same parameters in a JSON body, so that positions stay out of URLs. */
        post: operations["nearest_of_body"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Procedures by words of their titles or by what citizens call them. */
        get: operations["find_procedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/procedures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One procedure in full. */
        get: operations["procedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sentence answered, by parameters in the URL. */
        get: operations["search"];
        put?: never;
        /** A sentence answered, by the same parameters in a JSON body, so that words and positions stay out of URLs. */
        post: operations["search_of_body"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-points/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One office in full. */
        get: operations["service_point"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-points/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rates a visit. Nothing of the sender is kept, and of the time the day. */
        post: operations["rate_service_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a text that is being typed may mean: procedures, offices and places, by any word of any of their names, with a slip
         *     of the finger, on the other layout of the keyboard.
         */
        get: operations["suggest"];
        put?: never;
        /** The same parameters in a JSON body, so that positions and what is typed stay out of URLs. */
        post: operations["suggest_of_body"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tiles/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of the map.
         * @description A Mapbox Vector Tile 2.1 of the tiling that web maps share, of 4096 units a side, with these layers:
         *     - `service_points`, points: `id`, `name_th`, `name_en`, `type`, `status` (`open`, `closed` or `unknown` for what was asked).
         *     - `clusters`, points: `count` offices that stand too near each other for this zoom. Each office that passes is in one feature of one tile of a zoom.
         *     - `boundaries`, lines: `level` (`country`, `province`; from zoom 8 `district`, from 11 `subdistrict`). Only where the register has polygons.
         *     - `areas`, points for labels: `code`, `name_th`, `name_en`, `level` (from zoom 5 `province`, 8 `district`, 11 `subdistrict`).
         */
        get: operations["tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rounds of one to three offices, by parameters in the URL. */
        get: operations["trip"];
        put?: never;
        /** Rounds of one to three offices, by the same parameters in a JSON body, so that positions stay out of URLs. */
        post: operations["trip_of_body"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A local account. */
        Account: {
            /** @description Null: one signs in by a provider, or by a link. */
            login?: string | null;
        };
        /** @description What was decided about a report. */
        AnswerTold: {
            /** @description RFC 3339 in UTC. */
            at: string;
            /** @description The id of whoever decided. */
            by: string;
            words?: string | null;
        };
        /** @description Parts of the sentence that had a share in finding offices. */
        AppliedParts: {
            kinds: boolean;
            place: boolean;
            procedures: boolean;
            time: boolean;
        };
        /**
         * @description A change that is in the log now.
         * @example {
         *       "changes": [
         *         1234
         *       ],
         *       "review": "review-7Q2MX0123456789A"
         *     }
         */
        Approved: {
            /** @description The numbers of its changes. */
            changes: number[];
            /** @description Names the act in the log. */
            review: string;
        };
        /** @description The subdistrict that an office stands in. */
        Area: {
            /**
             * @description `claimed`: as its record says. `found`: its record doesn't say, and its pin lies there.
             * @example claimed
             */
            basis: string;
            district_th?: string | null;
            found?: components["schemas"]["FoundArea"] | null;
            province_th?: string | null;
            /**
             * @description Code, 6 digits (DOPA).
             * @example 380401
             */
            subdistrict: string;
            subdistrict_th?: string | null;
        };
        /** @description What is asked about it. */
        Asked: {
            span: number[];
            /** @description Such as `where`, `which documents`, `when and how long`. */
            what: string;
        };
        /** @description All calendars that are named anywhere, by id. */
        CalendarList: {
            results: components["schemas"]["CalendarRecord"][];
        };
        /** @description A calendar. */
        CalendarRecord: {
            /**
             * Format: int64
             * @description The change that says what it refines; 0: none does, and it refines the national one.
             */
            change: number;
            /** @description How many dates it says anything about. */
            dates: number;
            /** @example th-38 */
            id: string;
            /** @description The calendar that holds where this one says nothing; null: none. */
            refines?: string | null;
        };
        /** @description A campaign. */
        CampaignTold: {
            area?: string | null;
            /** Format: date */
            begins_on: string;
            /**
             * Format: int64
             * @description The change that it is of; also its ETag.
             */
            change: number;
            /** Format: date */
            deadline: string;
            /** @example campaign-7Q2MX0123456789A */
            id: string;
            /** @description Whether the last day is over. */
            is_over: boolean;
            organisation?: string | null;
            /** @description `data`, `pin` or `manuals`. */
            task: string;
            title_en?: string | null;
            title_th: string;
            type?: string | null;
        };
        /** @description The campaigns. */
        Campaigns: {
            results: components["schemas"]["CampaignTold"][];
        };
        /** @description A unit that may be the same. */
        Candidate: {
            /**
             * Format: int64
             * @description The change that it is of.
             */
            change: number;
            code?: string | null;
            department?: string | null;
            /**
             * Format: double
             * @description Metres between the pins; null: one of them has none.
             */
            distance_m?: number | null;
            has_same_code: boolean;
            /** @example sao-380401 */
            id: string;
            /** @description Whether you may show it again. */
            may_show: boolean;
            /**
             * Format: double
             * @description How alike the names are, 0 to 1.
             */
            name_score: number;
            /** @example องค์การบริหารส่วนตำบลเซกา */
            name_th: string;
            /**
             * Format: double
             * @description How likely it is the same, 0 to 1: 1 for the same code.
             */
            score: number;
            /** @description `shown` or `hidden`. A hidden one is shown again at `/admin/v1/service-points/{id}/visibility`. */
            status: string;
            subdistrict_code?: string | null;
            /** @description The unit that took over its work. */
            succeeded_by?: string | null;
            type?: string | null;
        };
        /** @description What may be the unit. */
        Candidates: {
            /** @description The likeliest first. */
            results: components["schemas"]["Candidate"][];
            /**
             * @description Shows that somebody looked: whoever adds a unit of this name, code and subdistrict gives it.
             * @example 7Q2M4X9A0B3C5D6E7F8G9H0J1K
             */
            searched: string;
            /** @description Until when it is worth something, RFC 3339 in UTC. */
            until: string;
        };
        /** @description A unit with its four tabs. */
        Card: {
            /**
             * Format: int64
             * @description The change that it is of; also its ETag.
             */
            change: number;
            /** @description What became of its authorize code now: `none`, `issued`, `used`, `expired` or `revoked`. */
            code_state: string;
            /** @description What of it was confirmed last, now. */
            confirmed: components["schemas"]["ConfirmedTold"][];
            /** @description การยกเลิกสำเนา. */
            copies: components["schemas"]["Copies"];
            /** @description ข้อมูล: what is said about the unit, under the names of the columns of a source. */
            data: Record<string, never>;
            /** @description When it was edited last, RFC 3339 in UTC. */
            edited_at: string;
            /** @description By whom: a person's id, or the name of a program. */
            edited_by: string;
            /** @example dopa-3804 */
            id: string;
            /** @description บริการ. */
            services: components["schemas"]["LinkedManual"][];
        };
        /** @description A cell with another answer. */
        CellTold: {
            /**
             * Format: double
             * @description Metres farther; null where there is no office before or after.
             */
            added_m?: number | null;
            /** @description The office that would be. */
            after?: string | null;
            /** @description The office that is the answer now; null: none. */
            before?: string | null;
            /**
             * @description Its index in H3.
             * @example 87658ccedffffff
             */
            cell: string;
            /** @description Its corners as GeoJSON has them: longitude, latitude. Empty of what was worked out by an older program. */
            outline?: number[][];
            procedure: string;
            /** @example 380401 */
            subdistrict: string;
        };
        /** @description Another login and password. */
        Change: {
            /**
             * Format: password
             * @description The password so far; needed where there is one.
             */
            current_password?: string | null;
            /** @example somchai */
            login: string;
            /**
             * Format: password
             * @description At least 15 characters; anything goes.
             */
            password: string;
        };
        /** @description An entry of the change log. */
        ChangeTold: {
            /** @description Who: a person's id, or the name of a program. */
            actor: string;
            /** @description The person's name; null: nobody's, or it was erased. */
            actor_name?: string | null;
            /** @description The id of the second person, where it had to wait for one. */
            approved_by?: string | null;
            /** @description The second person's name; null: nobody's, or it was erased. */
            approved_by_name?: string | null;
            /** @description When, RFC 3339 in UTC. */
            at: string;
            /** @description The act that it is part of. */
            batch?: string | null;
            /** @description Why, in a word: `edit`, `import`, `undo`, `restore`, `merge`, `erasure` or `authorize_code`. */
            cause: string;
            /** @description What is no longer as it was. */
            changes?: components["schemas"]["Difference"][];
            /** @description The record. */
            id: string;
            /** @description Whether the record is gone from then on. */
            is_removal: boolean;
            /**
             * @description The kind of record.
             * @example service_point
             */
            kind: string;
            /**
             * Format: int64
             * @description Its place in the log.
             */
            number: number;
            /** @description Why, in words; null: nobody said, or it was erased. */
            reason?: string | null;
            /**
             * Format: int64
             * @description The change that it undoes.
             */
            refers_to?: number | null;
        };
        /** @description What is found about an edit that nobody has made yet. */
        CheckTold: {
            /**
             * @description What the pin doctor says of the unit as it is and as it would be. The repair's `edit` is the body of a change that makes
             *     it.
             */
            pin: components["schemas"]["PinFindings"];
            preview?: components["schemas"]["PreviewTold"] | null;
            /**
             * @description Why the edit would wait for a second person; empty: it wouldn't.
             * @example [
             *       {
             *         "code": "moved",
             *         "metres": 4210.5
             *       }
             *     ]
             */
            waits_because: Record<string, never>[];
        };
        /** @description A login and a password, chosen with a link. */
        Choice: {
            /** @example somchai */
            login: string;
            /**
             * Format: password
             * @description At least 15 characters; anything goes.
             */
            password: string;
        };
        /** @description A code that was just issued. */
        CodeGiven: {
            /**
             * @description The code, shown this once.
             * @example 0123-4567-89AB-CDEF
             */
            code: string;
            /** @description Until when it can be used, RFC 3339 in UTC. */
            until: string;
        };
        /** @description What became of a unit's newest code. The code itself is never shown again. */
        CodeStanding: {
            /** @description `issued`: until when it can be used; `used`, `revoked`: when; `expired`: when it ended. RFC 3339 in UTC. */
            at?: string | null;
            /** @description Who issued, used or took it back. */
            by?: string | null;
            /**
             * @description `issued`, `used`, `expired`, `revoked`, or `none`: there never was one.
             * @example issued
             */
            state: string;
        };
        /** @description How a record differs between two moments. */
        Comparison: {
            differences: components["schemas"]["Difference"][];
            /**
             * Format: int64
             * @description The change that held it then; 0: it wasn't there.
             */
            from_change: number;
            /** Format: int64 */
            to_change: number;
        };
        /**
         * @description Which version of a list of manuals is confirmed.
         * @example {
         *       "change": 1234
         *     }
         */
        ConfirmManuals: {
            /**
             * Format: int64
             * @description The register's last change that the list which was looked at knew.
             */
            change: number;
        };
        /**
         * @description What is confirmed of a unit.
         * @example {
         *       "task": "data"
         *     }
         */
        ConfirmUnit: {
            /** @description `data`: all of it; `pin`: its pin. */
            task: string;
        };
        /** @description What was confirmed. */
        Confirmed: {
            /** @description When, RFC 3339 in UTC. */
            at: string;
            /** @description The act, by which it is undone. */
            batch: string;
            /**
             * Format: int64
             * @description The change that it is in the log; null: the same was confirmed today already.
             */
            change?: number | null;
            /**
             * Format: date
             * @description The day in Thailand.
             */
            confirmed_on: string;
            /** @description The unit or the agency. */
            of: string;
            /** @description `data`, `pin` or `manuals`. */
            task: string;
        };
        /** @description That somebody looked at a unit and found it right. */
        ConfirmedTold: {
            /**
             * Format: date
             * @description The day in Thailand.
             */
            confirmed_on: string;
            /** @description `data`: all of it; `pin`: its pin. */
            task: string;
        };
        /** @description A change of a record that isn't in the version which was seen. */
        Conflict: {
            /** @description The record as it is now, in the form in which it is read; where it is known. */
            current?: Record<string, never> | null;
            /**
             * Format: int64
             * @description The change that holds the record now; 0: none.
             */
            current_change: number;
            /**
             * Format: int64
             * @description The change that holds the version which was seen; 0: none.
             */
            your_change: number;
        };
        /**
         * @description Which links of another unit are taken over.
         * @example {
         *       "reason": "เหมือนที่ว่าการอำเภอข้างเคียง"
         *     }
         */
        Copied: {
            /** @description Ids of procedures; left out: all that the other one has. */
            procedures?: string[] | null;
            /** @description Why, for the log. */
            reason?: string | null;
        };
        /** @description How far a unit has stopped asking for photocopies. */
        Copies: {
            /** @description Of how many of them anybody said whether photocopies are needed. */
            known: number;
            /** @description How many manuals are linked. */
            offers: number;
            /**
             * Format: double
             * @description Those without of all linked ones, 0 to 1; null: none is linked.
             */
            share?: number | null;
            /** @description How many need none. */
            without_copies: number;
        };
        /** @description Who signs in, with what only they know. */
        Credentials: {
            /**
             * @description The login of a local account.
             * @example somchai
             */
            login: string;
            /**
             * Format: password
             * @description Its password.
             */
            password: string;
        };
        /** @description What a calendar says about a date. */
        DateRecord: {
            calendar: string;
            /**
             * Format: int64
             * @description The change that says so; also the ETag.
             */
            change: number;
            /** Format: date */
            date: string;
            /** @description What was said about it: at most one entry is in force, the others were withdrawn. */
            days: Record<string, never>[];
        };
        /** @description The dates of a calendar. */
        Dates: {
            results: components["schemas"]["DateRecord"][];
        };
        /**
         * @description A day of a calendar.
         * @example {
         *       "announced_on": "2026-11-27",
         *       "kind": "closed",
         *       "name_th": "วันหยุดราชการกรณีพิเศษ"
         *     }
         */
        DayFields: {
            /**
             * Format: date
             * @description When it was announced.
             */
            announced_on?: string | null;
            /**
             * Format: int32
             * @description First minute from local midnight; left out: the whole day.
             */
            from_minute?: number | null;
            /** @description `closed`, `open` or `unknown`: the head of the unit decides. */
            kind: string;
            name_en?: string | null;
            name_th: string;
            /** @description Why, for the log. */
            reason?: string | null;
            /**
             * Format: int32
             * @description The minute at which it ends.
             */
            to_minute?: number | null;
            /**
             * Format: date
             * @description When it was withdrawn: it is no longer in force.
             */
            withdrawn_on?: string | null;
        };
        /** @description What hours mean on one day. */
        DayPreviewed: {
            /** Format: date */
            date: string;
            /** @description Who decided: `exception`, `calendar`, `hours` or `none`. */
            decided_by: string;
            holiday_en?: string | null;
            /** @description The holiday that it is, whether the door keeps it or not. */
            holiday_th?: string | null;
            /** @description Why it is a special day. */
            reason?: string | null;
            /** @description The parts of the day in which it isn't closed. */
            spans: components["schemas"]["SpanPreviewed"][];
            /** @description `open` if the door is at any time of the day, else `unknown` if nobody knows at any time, else `closed`. */
            status: string;
        };
        /** @description The place that decides, as it was understood. */
        DecidingPlace: {
            /**
             * @description `certain`, `near_border` (a border is so near that it may be any of these) or `same_name` (several have this name).
             * @example certain
             */
            certainty: string;
            /** @description The subdistrict; several where nobody can tell which of them it is; none: the point lies in no subdistrict. */
            subdistricts: components["schemas"]["Subdistrict"][];
        };
        /** @description What was decided. */
        DecisionTold: {
            /** @description RFC 3339 in UTC. */
            at: string;
            by: string;
            by_name?: string | null;
            words?: string | null;
        };
        /**
         * @description What is said about a decision.
         * @example {
         *       "words": "โทรถามหน่วยงานแล้ว ย้ายจริง"
         *     }
         */
        DecisionWords: {
            /** @description At most 1,000 characters. */
            words: string;
        };
        /** @description What speaks against a pin. */
        DiagnosisTold: {
            /** @description The rules that it breaks, the gravest first. */
            evidence: components["schemas"]["EvidenceTold"][];
            /**
             * Format: double
             * @description How far it is off, expected, in metres.
             */
            off_m?: number | null;
            repair?: components["schemas"]["RepairTold"] | null;
            /**
             * Format: double
             * @description How likely it is more than a kilometre off, 0 to 1; null: there is no pin.
             * @example 0.93
             */
            wrong_by_1_km?: number | null;
            /**
             * Format: double
             * @description The same for five kilometres.
             * @example 0.41
             */
            wrong_by_5_km?: number | null;
        };
        /** @description A field of a record that isn't what it was. */
        Difference: {
            /** @description What stands there. */
            after: Record<string, never> | null;
            /** @description What stood there; null: nothing, or it was erased. */
            before: Record<string, never> | null;
            /**
             * @description Its name; of an offer: `offers.` and the procedure.
             * @example hours
             */
            field: string;
        };
        /** @description A doubted pin. */
        DoubtedPin: {
            /** @description What speaks against it, and the repair; its `edit` is the body of the change that makes it. */
            diagnosis: components["schemas"]["DiagnosisTold"];
            district_th?: string | null;
            /**
             * Format: double
             * @description Kilometres of way that it costs all whom the unit serves, expected.
             */
            harm_km: number;
            /** @example dopa-3804 */
            id: string;
            /**
             * Format: double
             * @description Its pin; null: it has none.
             */
            lat?: number | null;
            /** Format: double */
            lon?: number | null;
            name_th: string;
            province_th?: string | null;
            /** @description `open`, `asked`: the unit was asked and hasn't answered, or `confirmed`: somebody said that this pin is right. */
            state: string;
            /** @description Where it says that it stands. */
            subdistrict_code?: string | null;
            subdistrict_th?: string | null;
            /**
             * Format: int64
             * @description The version of the unit, for `If-Match`.
             */
            unit_change: number;
        };
        /** @description Doubted pins. */
        DoubtedPins: {
            /**
             * Format: int64
             * @description The last change that was looked at; 0: none yet.
             */
            change: number;
            /** @description How many were doubted of the units that you may mend, also those that were decided about since. */
            doubted: number;
            /** @description Whether there are boundaries of areas: without them little is said about where a pin lies. */
            has_boundaries: boolean;
            /** @description Whether they have been examined; if not, ask again in some seconds. */
            is_ready: boolean;
            /** @description Goes into `skip` for those behind these; null: there are none. */
            next?: number | null;
            /** @description The most harmful first. */
            results: components["schemas"]["DoubtedPin"][];
        };
        /** @description A unit that a campaign asks. */
        DueTold: {
            code?: string | null;
            /** @description The id of whoever did. */
            confirmed_by?: string | null;
            /**
             * Format: date
             * @description The day on which it confirmed last, also before the campaign.
             */
            confirmed_on?: string | null;
            department?: string | null;
            /** @example dopa-3804 */
            id: string;
            /** @description Whether that was within the campaign. */
            is_done: boolean;
            /** @description Whether it isn't, although the last day is over. */
            is_late: boolean;
            /**
             * Format: double
             * @description Its pin; null: it has none.
             */
            lat?: number | null;
            /** Format: double */
            lon?: number | null;
            ministry?: string | null;
            name_th: string;
            /** @description Code of the subdistrict that it stands in. */
            subdistrict?: string | null;
        };
        /** @description Some of the units that a campaign asks. */
        DueUnits: {
            results: components["schemas"]["DueTold"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A record that would change. */
        EditTold: {
            /** @description What would be otherwise than its author saw it. */
            changes: components["schemas"]["Difference"][];
            /**
             * Format: int64
             * @description The change that it is at now.
             */
            current_change: number;
            id: string;
            /** @description Whether it would be removed. */
            is_removal: boolean;
            kind: string;
            /** @description What others changed since; nothing may be lost. */
            meanwhile?: components["schemas"]["Difference"][];
            name?: string | null;
            /**
             * Format: int64
             * @description The change that its author saw the record at; 0: there was none.
             */
            your_change: number;
        };
        /** @description What an erasure did. */
        Erased: {
            /**
             * Format: int64
             * @description How many values were erased, in all versions of the record.
             */
            values: number;
        };
        /**
         * @description A personal value that is erased.
         * @example {
         *       "procedure": "id-card",
         *       "reason": "ตามคำขอของเจ้าของข้อมูล",
         *       "service_point": "dopa-3804",
         *       "what": "note"
         *     }
         */
        Erasure: {
            /** @description Of a note: the procedure that it stands beside. */
            procedure?: string | null;
            /** @description Why, for the log; it can be erased too. */
            reason?: string | null;
            /** @description The unit. */
            service_point: string;
            /** @description `phone`, `email`, `note`, `exception_reasons` or `change_reasons`. */
            what: string;
        };
        /** @description A rule that a pin breaks. */
        EvidenceTold: {
            /** @example outside-district */
            code: string;
            /** @description What was measured, each with its unit in the name. */
            figures: {
                [key: string]: number;
            };
            message_en: string;
            /** @description A sentence for whoever mends it. */
            message_th: string;
            /** @description `fault`, `doubt` or `note`. */
            severity: string;
        };
        /** @description Something that is wrong, and where. */
        FaultTold: {
            /**
             * @description `text`, or the path of a field.
             * @example week.mo[0].to
             */
            field: string;
            /** @description Of a text: what stands there, cut where it is long. */
            found?: string | null;
            message_en: string;
            message_th: string;
            /** @description Of a text: the place in it, in characters from 1. */
            position?: number | null;
        };
        /** @description Figures of a distribution; null of an empty one. */
        FiguresTold: {
            /** Format: double */
            median?: number | null;
            /** Format: double */
            worst?: number | null;
        };
        /** @description What was found about a change. */
        Findings: {
            /** @description What the pin doctor says of each unit whose pin changes. */
            pins: components["schemas"]["PinFindings"][];
            preview?: components["schemas"]["PreviewTold"] | null;
        };
        /** @description Procedures that match words, best first. */
        Found: {
            /**
             * Format: int64
             * @description The register's last change that the answer knows.
             */
            change: number;
            /**
             * @description The words with their slips put right, where some of them are nobody's. Null: every word is known, or what isn't is
             *     like nothing that is.
             */
            did_you_mean?: string | null;
            results: components["schemas"]["FoundProcedure"][];
            /** @description Name of the data answered from. */
            snapshot: string;
        };
        /** @description The subdistrict that a pin lies in. */
        FoundArea: {
            /**
             * @description Code, 6 digits (DOPA).
             * @example 380401
             */
            subdistrict: string;
            /** @description Whether a border may be within 150 m of the pin, so that another area, or none, may be the right one. */
            uncertain: boolean;
        };
        /** @description A procedure that matches. */
        FoundProcedure: {
            /** @description The same manual of several agencies. */
            group_id?: string | null;
            id: string;
            /**
             * Format: float
             * @description Larger is better; comparable within one answer only.
             */
            score: number;
            title_en?: string | null;
            title_th: string;
        };
        /** @description A subdistrict with a procedure. */
        GapTold: {
            district_en?: string | null;
            district_th?: string | null;
            /**
             * @description `gap`, `overlap`, `divided` or `unconfirmed`.
             * @example gap
             */
            finding: string;
            /**
             * Format: double
             * @description A point in the subdistrict, as the gazetteer has it; null: it has none.
             */
            lat?: number | null;
            /** Format: double */
            lon?: number | null;
            /** @example old-age-allowance */
            procedure: string;
            province_en?: string | null;
            province_th?: string | null;
            /** @example 380408 */
            subdistrict: string;
            subdistrict_en?: string | null;
            subdistrict_th?: string | null;
            title_en?: string | null;
            title_th: string;
            /** @description Who is or may be responsible. */
            units: components["schemas"]["UnitNamed"][];
            /** @description Of a gap: units of the district that do it, and whose territory nobody said. */
            unknown: components["schemas"]["UnitNamed"][];
        };
        /** @description How many pairs of a subdistrict and a procedure there are of each kind. */
        GapTotals: {
            /** @description One unit says that it is responsible. */
            covered: number;
            /** @description Each of those who are drew a part. */
            divided: number;
            /** @description Nobody is known to be. */
            gaps: number;
            /** @description Several may be. */
            overlaps: number;
            /** @description One is, by its name alone. */
            unconfirmed: number;
        };
        /** @description Who is responsible for what is bound to a place, where that isn't clear. */
        Gaps: {
            /** @description Goes into `skip` for those behind these; null: there are none. */
            next?: number | null;
            /** @description By procedure, then subdistrict. */
            results: components["schemas"]["GapTold"][];
            totals: components["schemas"]["GapTotals"];
        };
        /** @description What is being served. */
        Health: {
            /**
             * Format: int64
             * @description The register's last change that the answers know.
             */
            change: number;
            /** @description Name of the data answered from. */
            snapshot: string;
            /** @description Always `ok`: a server that isn't doesn't answer so. */
            status: string;
        };
        /** @description The asker's own place. */
        Here: {
            span: number[];
        };
        /**
         * @description Hours as they were written, or filled in.
         * @example {
         *       "text": "จันทร์-ศุกร์ 08.30-16.30 น. พักเที่ยง"
         *     }
         */
        HoursAsked: {
            /** @description The calendar whose days close the door; left out: the national one. */
            calendar?: string | null;
            /**
             * @description With `week`: openings on public holidays, none of them: closed; left out: nothing is said, and the calendar closes the
             *     door.
             */
            holidays?: components["schemas"]["Opening"][] | null;
            lunch?: components["schemas"]["Opening"] | null;
            /** @description Special days of the whole unit, for the days to come. */
            special_days?: components["schemas"]["SpecialDays"][];
            /** @description Thai, English or OSM; instead of `week`. */
            text?: string | null;
            /** @description IANA name of its clock; left out: Asia/Bangkok. */
            timezone?: string | null;
            week?: components["schemas"]["Week"] | null;
        };
        /** @description Hours in every form that they have. */
        HoursTold: {
            /** @description What is wrong; empty: nothing. */
            faults: components["schemas"]["FaultTold"][];
            /** @description Openings of the form on public holidays; null: nothing is said about them. */
            holidays?: components["schemas"]["Opening"][] | null;
            /**
             * Format: int32
             * @description Minutes before closing after which no case is taken, if the text says so.
             */
            last_acceptance_minutes?: number | null;
            lunch?: components["schemas"]["Opening"] | null;
            /**
             * @description The text that is stored; null: there is a fault.
             * @example Mo-Fr 08:30-12:00,13:00-16:30; PH off
             */
            osm?: string | null;
            /** @description The coming fortnight, today first. */
            preview: components["schemas"]["DayPreviewed"][];
            sentence_en?: string | null;
            /** @description A sentence; null: only the text says all of it. */
            sentence_th?: string | null;
            week?: components["schemas"]["Week"] | null;
        };
        /** @description Who is responsible for a procedure. */
        InCharge: {
            /** @description Who is, or may be, also without a pin; several desks of one authority are one answer. */
            offices: components["schemas"]["OfficeInCharge"][];
            procedure: string;
            season: components["schemas"]["Season"];
            /**
             * @description `found`: one authority says that it is. `likely`: one is, by its name and kind. `ambiguous`: several may be, and
             *     `why_th` says how to tell them apart. `none`: a gap of the register. `not_applicable`: any office will do.
             * @example found
             */
            status: string;
            why_en: string;
            why_th: string;
        };
        /** @description Whom to invite. */
        Invitation: {
            email: string;
            name?: string | null;
            /** @description What they may do once they come in; none: nothing. */
            roles?: components["schemas"]["RoleAsked"][];
        };
        /** @description Somebody who was just invited. */
        InvitedGiven: {
            link: components["schemas"]["LinkGiven"];
            person: components["schemas"]["PersonGiven"];
        };
        /** @description How a code is to be issued. */
        Issue: {
            /**
             * Format: int64
             * @description Days for which it can be used, 1 to 90; default 30.
             * @example 30
             */
            valid_days?: number | null;
        };
        /** @description A kind of office that the sentence says. */
        Kind: {
            id: string;
            name_en?: string | null;
            name_th: string;
            span: number[];
        };
        /** @description How the links of a unit differ from those of its kind. */
        KindCompared: {
            /** @description The province that they were looked for in. */
            area?: string | null;
            /** @description What they have linked and this one hasn't, the most frequent first. */
            missing: components["schemas"]["OfKind"][];
            /** @description What this one has linked and none of them has. */
            only_here: components["schemas"]["OfKind"][];
            /**
             * Format: int64
             * @description How many other shown units of the kind there are, in the province of the unit; where it has none or none is there, in
             *     the whole register.
             */
            units: number;
        };
        /** @description A link that was just made. */
        LinkGiven: {
            /** @description Until when it can be used, RFC 3339 in UTC. */
            until: string;
            /**
             * @description The address of a page, shown this once: whoever opens it comes in. Programs send POST to `/admin/v1/links/` and the word
             *     at its end.
             * @example https://pakmut.example.go.th/admin/links/0123456789ABCDEFGHJKMNPQRS
             */
            url: string;
        };
        /** @description A manual that is linked. */
        LinkedManual: {
            /** @description Whether photocopies have to be brought; null: nobody said. */
            copies_required?: boolean | null;
            /**
             * Format: int32
             * @description Minutes at the counter.
             */
            counter_minutes?: number | null;
            /** @description Who answers for the manual. */
            department?: string | null;
            documents: string[];
            /** Format: double */
            fee_thb?: number | null;
            /** @description Hours of this procedure here; null: those of the unit. */
            hours?: string | null;
            /**
             * Format: int32
             * @description Minutes before closing after which no case is taken; null: the minutes at the counter.
             */
            last_acceptance_minutes?: number | null;
            note?: string | null;
            /** @example id-card */
            procedure: string;
            /**
             * Format: int32
             * @description Days until the result.
             */
            processing_days?: number | null;
            steps: string[];
            title_en?: string | null;
            title_th?: string | null;
        };
        /** @description A subdistrict with the areas around it. */
        LocatedArea: {
            /** @description Code, 4 digits. */
            district: string;
            district_en?: string | null;
            district_th?: string | null;
            /** @description Postcodes of the subdistrict. */
            postcodes: string[];
            /** @description Code, 2 digits. */
            province: string;
            province_en?: string | null;
            province_th?: string | null;
            /**
             * @description Code, 6 digits (DOPA).
             * @example 380401
             */
            subdistrict: string;
            subdistrict_en?: string | null;
            subdistrict_th?: string | null;
        };
        /** @description A procedure in full. Null is unknown. */
        Manual: {
            /** @description Words that citizens use for it. */
            aliases: string[];
            category?: string | null;
            /** Format: int64 */
            change: number;
            /** @description `in_person`, `online` or `both`. */
            channel?: string | null;
            /**
             * Format: int32
             * @description Minutes at the counter.
             */
            counter_minutes?: number | null;
            department?: string | null;
            documents: string[];
            /**
             * Format: double
             * @description Fee in baht.
             */
            fee_thb?: number | null;
            group_id?: string | null;
            id: string;
            /** @description `any`, `province`, `district`, `local` or `assigned`. */
            jurisdiction?: string | null;
            /** @description `residence`, `property`, `event`, `workplace` or `none`. */
            jurisdiction_basis?: string | null;
            ministry?: string | null;
            /**
             * Format: int32
             * @description Days until the result.
             */
            processing_days?: number | null;
            /** @description Columns whose value is made up for the sample. */
            sample_fields?: string[];
            /** @description OSM date ranges in which applications are taken. */
            season?: string | null;
            snapshot: string;
            steps: string[];
            title_en?: string | null;
            title_th: string;
            updated_at?: string | null;
            url?: string | null;
        };
        /**
         * @description What a manual says from now on. What is left out stays as it is, and null empties a field.
         * @example {
         *       "documents": [
         *         "บัตรประจำตัวประชาชนเดิม"
         *       ],
         *       "fee_thb": 100,
         *       "reason": "ประกาศใหม่"
         *     }
         */
        ManualFields: {
            /** @description Words that citizens use for it. */
            aliases?: string[] | null;
            category?: string | null;
            /** @description `in_person`, `online` or `both`. */
            channel?: string | null;
            /**
             * Format: int32
             * @description Minutes at the counter.
             */
            counter_minutes?: number | null;
            department?: string | null;
            documents?: string[] | null;
            /**
             * Format: double
             * @description Fee in baht.
             */
            fee_thb?: number | null;
            group_id?: string | null;
            /** @description `any`, `province`, `district`, `local` or `assigned`. */
            jurisdiction?: string | null;
            /** @description `residence`, `property`, `event`, `workplace` or `none`. */
            jurisdiction_basis?: string | null;
            ministry?: string | null;
            /**
             * Format: int32
             * @description Days until the result.
             */
            processing_days?: number | null;
            /** @description Why it is changed, for the log. */
            reason?: string | null;
            /** @description OSM date ranges in which applications are taken, such as `Oct-Nov`. */
            season?: string | null;
            /** @description Steps in their order. */
            steps?: string[] | null;
            title_en?: string | null;
            title_th?: string | null;
            url?: string | null;
        };
        /** @description A line of the list of manuals. Null is unknown. */
        ManualLine: {
            category?: string | null;
            /**
             * Format: int64
             * @description The change that it is of.
             */
            change: number;
            /**
             * Format: date
             * @description The day on which its department or ministry last confirmed the list that it is in; null: never.
             */
            confirmed_on?: string | null;
            department?: string | null;
            /** @description When it was edited last, RFC 3339 in UTC. */
            edited_at: string;
            edited_by: string;
            /** @description The same manual of several agencies. */
            group_id?: string | null;
            /** @example id-card */
            id: string;
            ministry?: string | null;
            /**
             * @description What nobody said of it yet, under the names of the columns of a source: `documents`, `steps`, `fee_thb`, `counter_minutes`,
             *     `processing_days`, `jurisdiction`. Empty: it is complete.
             */
            missing: string[];
            /**
             * Format: int64
             * @description How many others have the same title, those of its group aside.
             */
            same_title: number;
            title_th: string;
            /**
             * Format: int64
             * @description How many units have it linked.
             */
            units: number;
        };
        /** @description Who answers for manuals, each with how many. */
        ManualOwners: {
            /** @description Those of the ministry that was given, or all. */
            department: components["schemas"]["Word"][];
            ministry: components["schemas"]["Word"][];
        };
        /** @description A manual in full, under the names of the columns of a source. */
        ManualRecord: {
            /**
             * Format: int64
             * @description The change that it is of; also its ETag.
             */
            change: number;
            data: Record<string, never>;
            /** @description When it was edited last, RFC 3339 in UTC. */
            edited_at: string;
            edited_by: string;
            /** @example id-card */
            id: string;
        };
        /** @description A page of the list of manuals, by title. */
        Manuals: {
            /** @description Where the next page begins, as `cursor`; null: this is the end. */
            next?: string | null;
            results: components["schemas"]["ManualLine"][];
            /**
             * Format: int64
             * @description How many there are in all.
             */
            total: number;
        };
        /**
         * @description What is linked and unlinked at many units.
         * @example {
         *       "add": [
         *         "id-card"
         *       ],
         *       "reason": "คู่มือกลางของกรม",
         *       "remove": [],
         *       "units": [
         *         "dopa-3801",
         *         "dopa-3804"
         *       ]
         *     }
         */
        Mass: {
            /** @description Ids of procedures that are linked. */
            add?: string[];
            /** @description Why, for the log. */
            reason?: string | null;
            /** @description Ids of procedures that are unlinked. */
            remove?: string[];
            /** @description Ids of up to 1,000 units. */
            units: string[];
        };
        /** @description What became of a mass link. */
        MassDone: {
            /** @description Names the act: it can be undone as one. Null: nothing was changed. */
            batch?: string | null;
            results: components["schemas"]["UnitDone"][];
        };
        /** @description A procedure that matches, understood or not. */
        MatchingProcedure: {
            /** @description `in_person`, `online` or `both`. */
            channel?: string | null;
            /** @description The same manual of several agencies is one answer. */
            group_id?: string | null;
            id: string;
            /** Format: float */
            score: number;
            title_en?: string | null;
            title_th: string;
            url?: string | null;
        };
        /**
         * @description Where a unit's work goes.
         * @example {
         *       "into": "municipality-380401",
         *       "into_change": 57,
         *       "reason": "อบต. ยกฐานะเป็นเทศบาลตำบล"
         *     }
         */
        MergeInto: {
            /** @description The id of the unit that takes it over. */
            into: string;
            /**
             * Format: int64
             * @description The change that it was of when it was seen.
             */
            into_change: number;
            /** @description Why, for the log. */
            reason?: string | null;
        };
        /** @description What a merge did. */
        Merged: {
            /**
             * @description Names the act: it can be undone as one.
             * @example merge sao-380401 into municipality-380401 2026-11-27T09:30:00Z
             */
            batch: string;
            /** @description The changes that it is made of. */
            changes: number[];
            /** @description The unit that took over. */
            into: string;
        };
        /** @description The nearest offices. */
        Nearest: {
            /**
             * Format: date-time
             * @description The instant asked about.
             */
            at: string;
            /**
             * Format: int64
             * @description The register's last change that the answer knows.
             */
            change: number;
            /** @description False when the time was over: then these are the first results, but not all. */
            complete: boolean;
            home?: components["schemas"]["DecidingPlace"] | null;
            plan?: components["schemas"]["Plan"] | null;
            /** @description Who is responsible for each procedure asked for; empty without `home`. */
            responsible: components["schemas"]["InCharge"][];
            /** @description With `rank=soonest` first by `service.done_by`, null last; then by distance, code and id, bytewise. */
            results: components["schemas"]["Office"][];
            /** @description Name of the data answered from. */
            snapshot: string;
        };
        /**
         * @description A campaign to be.
         * @example {
         *       "area": "38",
         *       "deadline": "2027-08-31",
         *       "task": "data",
         *       "title_th": "ตรวจสอบข้อมูลจุดบริการ ปี 2570"
         *     }
         */
        NewCampaign: {
            /** @description Units in an area; code of 2, 4 or 6 digits. Left out: everywhere. */
            area?: string | null;
            /**
             * Format: date
             * @description What was confirmed before that day doesn't count. Left out: today.
             */
            begins_on?: string | null;
            /**
             * Format: date
             * @description The last day.
             */
            deadline: string;
            /** @description Units, or manuals, of a ministry, a department or an agency. Left out: of all. */
            organisation?: string | null;
            /** @description `data`: all data of a unit; `pin`: its pin; `manuals`: the list of manuals of each agency. */
            task: string;
            title_en?: string | null;
            title_th: string;
            /** @description Units of a kind. Left out: of all. */
            type?: string | null;
        };
        /**
         * @description A new manual.
         * @example {
         *       "id": "new-permit",
         *       "procedure": {
         *         "department": "กรมการปกครอง",
         *         "title_th": "การขออนุญาตใหม่"
         *       }
         *     }
         */
        NewManual: {
            /** @description Its id, which is permanent. */
            id: string;
            /** @description What it says. */
            procedure: components["schemas"]["ManualFields"];
        };
        /**
         * @description What a visit was like.
         * @example {
         *       "language": "th",
         *       "stars": 4,
         *       "words": "คิวยาว แต่เจ้าหน้าที่ช่วยดี"
         *     }
         */
        NewRating: {
            /** @description `th` (default) or `en`. */
            language?: string | null;
            /**
             * Format: int32
             * @description 1 to 5.
             */
            stars: number;
            /** @description At most 500 characters, which the unit alone reads; without identification numbers, e-mail addresses and links. */
            words?: string | null;
        };
        /**
         * @description A new unit, with the word of the search that didn't find it.
         * @example {
         *       "searched": "7Q2M4X9A0B3C5D6E7F8G9H0J1K",
         *       "unit": {
         *         "name_th": "ศูนย์บริการร่วมเซกา",
         *         "subdistrict_code": "380401"
         *       }
         *     }
         */
        NewUnit: {
            /** @description The word that the search for this name, code and subdistrict gave. */
            searched: string;
            /** @description What the unit is. */
            unit: components["schemas"]["UnitFields"];
        };
        /** @description A manual among units of a kind. */
        OfKind: {
            /** @example id-card */
            procedure: string;
            /**
             * Format: double
             * @description Of all of them, 0 to 1.
             */
            share: number;
            title_th?: string | null;
            /**
             * Format: int64
             * @description How many of them have it linked.
             */
            units: number;
        };
        /**
         * @description What a unit says of a procedure. What is left out stays as it is, and null empties a field.
         * @example {
         *       "copies_required": false,
         *       "note": "ชั้น 2",
         *       "reason": "ปักหมุดคู่มือ"
         *     }
         */
        OfferFields: {
            /** @description Whether photocopies have to be brought. */
            copies_required?: boolean | null;
            /** @description Hours of this procedure here, in Thai or as OSM writes them; null: those of the unit. */
            hours?: string | null;
            /**
             * Format: int32
             * @description Minutes before closing after which no case is taken.
             */
            last_acceptance_minutes?: number | null;
            /** @description A remark for citizens. */
            note?: string | null;
            /** @description Which one, in a list; elsewhere the address names it. */
            procedure?: string | null;
            /** @description Why, for the log; of a list it stands beside the list. */
            reason?: string | null;
        };
        /**
         * @description A whole list of manuals.
         * @example {
         *       "offers": [
         *         {
         *           "procedure": "id-card"
         *         },
         *         {
         *           "copies_required": false,
         *           "procedure": "birth"
         *         }
         *       ],
         *       "reason": "ปักหมุดคู่มือ"
         *     }
         */
        OfferList: {
            offers: components["schemas"]["OfferFields"][];
            /** @description Why, for the log. */
            reason?: string | null;
        };
        /** @description A procedure that an office offers. */
        Offered: {
            /** @description Whether photocopies must still be brought. */
            copies_required?: boolean | null;
            /**
             * Format: int32
             * @description Minutes before closing after which no case is taken, where the office says so.
             */
            last_acceptance_minutes?: number | null;
            note?: string | null;
            /** @description What holds for this procedure at this office. */
            open: components["schemas"]["Open"];
            procedure: string;
            sample_fields?: string[];
            title_en?: string | null;
            title_th: string;
            updated_at?: string | null;
        };
        /** @description The manuals that a unit has linked. */
        Offers: {
            /**
             * Format: int64
             * @description The change that the unit is of; also the ETag.
             */
            change: number;
            results: components["schemas"]["LinkedManual"][];
            summary?: components["schemas"]["Summary"] | null;
        };
        /** @description One office of an answer. */
        Office: {
            area?: components["schemas"]["Area"] | null;
            /** @description Official unit code. */
            code?: string | null;
            /**
             * Format: double
             * @description Geodesic distance on the WGS-84 ellipsoid in metres.
             */
            distance_m?: number | null;
            id: string;
            /**
             * Format: double
             * @description WGS-84 degrees.
             */
            lat?: number | null;
            /** Format: double */
            lon?: number | null;
            name_en?: string | null;
            name_th: string;
            open: components["schemas"]["Open"];
            phone?: string | null;
            /** @description The procedures asked for that it offers; all that it offers where none was asked for. */
            procedures: string[];
            /** @description Columns whose value is made up for the sample. */
            sample_fields?: string[];
            service?: components["schemas"]["Service"] | null;
            /** @description Kind of office. */
            type?: string | null;
            why_en?: string | null;
            /** @description Whom it takes; where the question names the place that decides. */
            why_th?: string | null;
        };
        /** @description An office that is or may be responsible. */
        OfficeInCharge: components["schemas"]["Office"] & {
            /** @description Codes of the subdistricts, among those that may decide, that it serves. */
            places: string[];
            /**
             * @description `stated`: its record says that it serves the place. `part`: it drew a territory that has a part of the place, and
             *     nobody can tell whether what decides lies in it. `derived`: its name and kind tell.
             * @example stated
             */
            territory: string;
        };
        /** @description A procedure that is done online only. */
        Online: {
            procedure: string;
            title_th: string;
            /** @description Where it is done. */
            url?: string | null;
        };
        /** @description What is known about an office's door at an instant. */
        Open: {
            /**
             * @description `exception`, `procedure`, `unit`, `calendar:ID:NAME` or `none`.
             * @example unit
             */
            decided_by: string;
            /** @description Thai name of the holiday that it is for this office, whoever decided. */
            holiday_th?: string | null;
            /**
             * @description The regular hours in force for what was asked, as OSM opening_hours.
             * @example Mo-Fr 08:30-16:30; PH off
             */
            hours?: string | null;
            /**
             * Format: date-time
             * @description If it isn't open: when it certainly opens next.
             */
            opens_next?: string | null;
            /**
             * @description `open`, `closed` or `unknown`.
             * @example open
             */
            status: string;
            /**
             * Format: date-time
             * @description When this ends, with the office's offset; null if not within a year.
             */
            until?: string | null;
        };
        /** @description When a door opens and closes, by its clock. */
        Opening: {
            /** @example 08:30 */
            from: string;
            /**
             * @description An earlier time than `from` is one of the next day; `24:00` is midnight.
             * @example 16:30
             */
            to: string;
        };
        /** @description Another area of the same name. */
        OtherPlace: {
            code: string;
            /** @description `province`, `district` or `subdistrict`. */
            level: string;
            name_th: string;
            /** @description The areas around it, the smaller first. */
            within_th: string[];
        };
        /** @description A GeoJSON geometry on WGS 84: longitude first. */
        Outline: {
            coordinates: components["schemas"]["Vec"];
            /** @enum {string} */
            type: "Polygon";
        } | {
            coordinates: components["schemas"]["Vec"][];
            /** @enum {string} */
            type: "MultiPolygon";
        };
        /** @description What is wrong with one parameter. */
        ParameterError: {
            /** @description The kind of error for programs: `unknown`, `missing`, `repeated`, `invalid`, `not_found`, `not_available`. */
            code: string;
            /** @description The value and what was expected. */
            detail: string;
            /** @description Its name. */
            parameter: string;
        };
        /** @description What was pasted. */
        Pasted: {
            /**
             * @description Degrees in any notation and order, metres on the UTM grid, or the link of a map, which isn't followed.
             * @example 47Q 0498451 2077404
             */
            text: string;
        };
        /** @description Some of the people. */
        People: {
            /** @description Goes into `after` for those behind these; null: there are none. */
            next?: string | null;
            results: components["schemas"]["PersonGiven"][];
        };
        /** @description About how many people a change concerns, for anything that they can have done: those of a subdistrict are spread evenly. */
        PeopleTold: {
            /**
             * Format: double
             * @description How many metres farther they go on average; null: all of them have no office any more, or nobody goes farther.
             * @example 6000
             */
            added_m?: number | null;
            /**
             * Format: int64
             * @description Whose answer changes.
             * @example 3100
             */
            affected: number;
            /**
             * Format: int64
             * @description Those of them who go farther, or have no office any more.
             * @example 1240
             */
            farther: number;
            /**
             * @description The subdistricts in which those who go farther live.
             * @example 3
             */
            subdistricts: number;
        };
        /** @description A person. */
        PersonGiven: {
            /**
             * Format: int64
             * @description The change that says so, which is the record's `ETag`; 0: nobody ever said anything.
             */
            change: number;
            /** @description When the person was shut out, RFC 3339 in UTC. */
            disabled_at?: string | null;
            email?: string | null;
            /**
             * @description Names the person in the change log.
             * @example person-0123456789ABCDEF
             */
            id: string;
            /** @description Null: never told, or erased. */
            name?: string | null;
            roles: components["schemas"]["RoleGiven"][];
            /** @description Who shut the person out, or let them in again, last. */
            standing_set_by?: string | null;
        };
        /** @description Which pictures a unit shows from now on. */
        PictureOrder: {
            /** @description Addresses of pictures that it shows already, each once, in their order. Those that are left out are taken away. */
            pictures: string[];
            /** @description Why, for the log. */
            reason?: string | null;
        };
        /** @description A picture. */
        PictureTold: {
            /** @example /pictures/0f343b0931126a20f133d67c2b018a3b5e6b7f1e0d2b1c3a4f5e6d7c8b9a0f1e.jpg */
            address: string;
            /** @description The small one; null: the picture is kept elsewhere. */
            small?: string | null;
        };
        /** @description The pictures of a unit, in the order in which they are shown. */
        PicturesTold: {
            /**
             * Format: int64
             * @description The change that they are of; also the ETag.
             */
            change: number;
            pictures: components["schemas"]["PictureTold"][];
        };
        /** @description Where a unit stands. */
        Pin: {
            /**
             * Format: double
             * @description WGS-84 degrees.
             * @example 18.0036
             */
            lat: number;
            /**
             * Format: double
             * @example 103.9462
             */
            lon: number;
        };
        /** @description The question that a unit was asked. */
        PinAsked: {
            /**
             * @description The ticket that its officers see.
             * @example ticket-7Q2MX0123456789A
             */
            ticket: string;
        };
        /** @description A position in WGS-84 degrees. */
        PinAt: {
            /**
             * Format: double
             * @example 17.9537
             */
            lat: number;
            /**
             * Format: double
             * @example 103.9483
             */
            lon: number;
        };
        /** @description A pin as a change of a unit has it. */
        PinEdit: {
            pin: components["schemas"]["PinAt"];
        };
        /** @description What the pin doctor says of a unit. */
        PinFindings: {
            after?: components["schemas"]["DiagnosisTold"] | null;
            before?: components["schemas"]["DiagnosisTold"] | null;
            /** @description Whether there are boundaries of areas: without them nothing is said about where a pin lies. */
            has_boundaries: boolean;
            /**
             * @description The unit.
             * @example dopa-3804
             */
            id: string;
        };
        /**
         * @description What a unit is asked about its pin.
         * @example {
         *       "words": "หมุดอยู่กลางแม่น้ำ ช่วยปักให้ตรงอาคารด้วย"
         *     }
         */
        PinQuestion: {
            /** @description At most 1,000 characters. */
            words: string;
        };
        /** @description A place that the sentence says. */
        Place: {
            /**
             * @description Other areas that the words can mean, the likeliest first: nearest to the asker, then the larger level, then
             *     more offices.
             */
            alternatives: components["schemas"]["OtherPlace"][];
            /**
             * @description Code, 2, 4 or 6 digits (DOPA).
             * @example 1047
             */
            code: string;
            /** @description `province`, `district` or `subdistrict`. */
            level: string;
            name_en?: string | null;
            name_th: string;
            /** @description Near it, as แถว says; otherwise in it first. */
            near: boolean;
            /** @description Why the words mean this area, where they aren't its name. */
            reason?: string | null;
            span: number[];
            spans: number[][];
        };
        /** @description How an answer was found. */
        Plan: {
            /**
             * Format: int64
             * @description Postings looked at.
             */
            examined: number;
            /** @description `scan`, `tree`, `merge`, `text` or `area`. */
            kind: string;
            /**
             * Format: int64
             * @description Tree nodes looked at.
             */
            nodes: number;
        };
        /** @description What a change would mean for citizens. */
        PreviewTold: {
            /** @description How much farther, over the answers that change from an office to an office; negative: nearer. */
            added_m: components["schemas"]["FiguresTold"];
            added_minutes: components["schemas"]["FiguresTold"];
            /** @description Cells of about 5 km² (H3, resolution 7) and procedures whose answer changes. */
            answers: number;
            /** @description The cells whose way grows most, at most three hundred. */
            cells: components["schemas"]["CellTold"][];
            /** @description Whether everything was asked. Otherwise the time was over before, and more may change. */
            complete: boolean;
            /** @description Those of them that lose the last office within 20 km. */
            left_without: number;
            people?: components["schemas"]["PeopleTold"] | null;
            /** @description By procedure. */
            procedures: components["schemas"]["ProcedureTold"][];
        };
        /** @description What went wrong with a request. */
        Problem: {
            /** @description The kind of problem for programs; never changes. */
            code: string;
            conflict?: components["schemas"]["Conflict"] | null;
            /** @description What happened here. */
            detail?: string | null;
            /** @description Each bad parameter. */
            errors?: components["schemas"]["ParameterError"][];
            /**
             * Format: int32
             * @description HTTP status.
             */
            status: number;
            /** @description The kind of problem in words. */
            title: string;
            /** @description Kind of problem as a URI reference; the kinds are told apart by `code`. */
            type: string;
        };
        /** @description A procedure that the sentence says. */
        Procedure: {
            /** @description `in_person`, `online` or `both`. */
            channel?: string | null;
            group_id?: string | null;
            id: string;
            /**
             * Format: float
             * @description Larger is better; comparable within one answer only.
             */
            score: number;
            span: number[];
            spans: number[][];
            title_en?: string | null;
            title_th: string;
        };
        /** @description What a change means for a procedure. */
        ProcedureTold: {
            /** @description Cells with another answer. */
            cells: number;
            id: string;
            left_without: number;
            /** @description The subdistricts of these cells. */
            subdistricts: string[];
            title_th?: string | null;
        };
        /** @description How far a part of a campaign has come. */
        ProgressPart: {
            /** Format: int64 */
            asked: number;
            /** Format: int64 */
            done: number;
            /**
             * @description The code of the area, or the agency; null: units of which nobody said where they are, manuals of which nobody said whose.
             * @example 38
             */
            id?: string | null;
            /**
             * Format: double
             * @description A position in the area that stands for it; null: nobody knows one, or it is an agency.
             */
            lat?: number | null;
            /** Format: double */
            lon?: number | null;
            name_en?: string | null;
            /** @description The names of the area. */
            name_th?: string | null;
        };
        /** @description How far a campaign has come. */
        ProgressTold: {
            /**
             * Format: int64
             * @description Units, or agencies, that are asked.
             */
            asked: number;
            /**
             * Format: int64
             * @description Those that confirmed since it began.
             */
            done: number;
            /**
             * Format: int64
             * @description Those that didn't although the last day is over.
             */
            late: number;
            /** @description By areas; of a campaign among agencies, by agencies. */
            parts: components["schemas"]["ProgressPart"][];
        };
        /**
         * @description A rating that was kept.
         * @example {
         *       "rating": {
         *         "average": 4.2,
         *         "count": 12
         *       }
         *     }
         */
        Rated: {
            rating?: components["schemas"]["RatingScore"] | null;
        };
        /**
         * @description What all ratings of an office come to; null before the fifth.
         * @example {
         *       "average": 4.2,
         *       "count": 12
         *     }
         */
        RatingScore: {
            /**
             * Format: double
             * @description Stars on average, 1 to 5, to a tenth.
             */
            average: number;
            /**
             * Format: int64
             * @description Ratings, with those of offices whose work this one took over.
             */
            count: number;
        };
        /** @description A rating. */
        RatingTold: {
            id: string;
            language: string;
            /**
             * Format: date
             * @description The day in Thailand.
             */
            received_on: string;
            /** @description The unit that was rated; another one where this one took over its work. */
            service_point: string;
            /** Format: int32 */
            stars: number;
            /** @description Null: none, or erased. */
            words?: string | null;
        };
        /** @description What visitors said of a unit. */
        RatingsTold: {
            /**
             * Format: double
             * @description Stars on average, to a tenth; null: there are none. Everyone sees it from the fifth on.
             * @example 4.2
             */
            average?: number | null;
            /** @description How many gave one, two, three, four and five stars. */
            by_stars: number[];
            /**
             * Format: int64
             * @description How many there are, with those of units whose work this one took over.
             */
            count: number;
            /** @description Whether everyone sees it. */
            is_shown: boolean;
            /** @description Goes into `skip` for those behind these; null: there are none. */
            next?: number | null;
            /** @description The newest day first. */
            results: components["schemas"]["RatingTold"][];
        };
        /** @description A place that a text may mean. */
        ReadingTold: {
            /**
             * Format: double
             * @description WGS-84 degrees, to a centimetre.
             * @example 18.7883
             */
            lat: number;
            /**
             * Format: double
             * @example 98.9853
             */
            lon: number;
            /**
             * @description `decimal`, `decimal-minutes`, `dms`, `utm-47`, `utm-48`, `google`, `openstreetmap`, `map-link` or `geo`.
             * @example utm-47
             */
            notation: string;
        };
        /** @description The places that it may mean. */
        Readings: {
            fault?: components["schemas"]["FaultTold"] | null;
            /** @description The likeliest first: those within Thailand before others. */
            readings: components["schemas"]["ReadingTold"][];
        };
        /** @description A record by its name. */
        RecordNamed: {
            id: string;
            /** @description `service_point`, `procedure`, … */
            kind: string;
            name?: string | null;
        };
        /**
         * @description Which calendar another one refines.
         * @example {
         *       "reason": "วันหยุดประจำจังหวัด",
         *       "refines": "national"
         *     }
         */
        Refines: {
            /** @description Why, for the log. */
            reason?: string | null;
            /** @description The calendar that holds where this one says nothing; null: none. */
            refines?: string | null;
        };
        /** @description A repair of a pin. */
        RepairTold: {
            /**
             * Format: double
             * @description How likely the pin would be better than it is, 0 to 1.
             */
            confidence: number;
            edit?: components["schemas"]["PinEdit"] | null;
            /** @description `swap`, `sign`, `utm`, `degrees-minutes`, `datum`, `twin`, `subdistrict` or `ask`. */
            kind: string;
            /** @description Left out of what was found by an older program. */
            sentence_en?: string;
            /** @description What it asks a clerk to do. */
            sentence_th: string;
            /**
             * Format: double
             * @description How far the office may be from there, in metres: two of three are nearer.
             */
            uncertainty_m?: number | null;
            /** @description The rules that it would no longer break. */
            would_pass: string[];
        };
        /** @description A change that waits or did, in a list. */
        ReviewSummary: {
            decision?: components["schemas"]["DecisionTold"] | null;
            /** @example review-7Q2MX0123456789A */
            id: string;
            /** @description When it was made, RFC 3339 in UTC. */
            made_at: string;
            /** @description The id of whoever made it. */
            made_by: string;
            /** @description Their name; null: never told, or erased. */
            made_by_name?: string | null;
            /** @description Whether one may decide about it. */
            may_decide: boolean;
            /**
             * @description Why it waits: `moved` with `metres`, `unpinned`, `redrawn`, `hidden`, `replaced`, `removed`, `mass` with `records`, `doubted` with
             *     `wrong_by_1_km` and `codes`.
             * @example [
             *       {
             *         "code": "moved",
             *         "metres": 4210.5
             *       }
             *     ]
             */
            reasons: Record<string, never>[];
            /** @description What it changes; the first twenty. */
            records: components["schemas"]["RecordNamed"][];
            /** @description How many records it changes. */
            records_total: number;
            /** @description `waiting`, `approved`, `returned` or `withdrawn`. */
            state: string;
            /** @description Why it was made, in their words. */
            why?: string | null;
        };
        /** @description A change that waits or did, in full. */
        ReviewTold: components["schemas"]["ReviewSummary"] & {
            /** @description What would be otherwise; of an act of more than two hundred records, the first of them. */
            edits: components["schemas"]["EditTold"][];
            /** @description What the pin doctor says, and what it would mean for citizens, when it was made. */
            findings: components["schemas"]["Findings"];
            /** @description Whether somebody changed a record meanwhile: then it can't be approved as it is. */
            is_stale: boolean;
        };
        /** @description Some of the changes that wait, or did. */
        Reviews: {
            /**
             * Format: int32
             * @description Goes into `skip` for those behind these; null: there are none.
             */
            next?: number | null;
            results: components["schemas"]["ReviewSummary"][];
        };
        /** @description A role to give. */
        RoleAsked: {
            /**
             * @description The unit of an officer, the organisation of a manager, the code of a supervisor's area (2, 4 or 6 digits).
             * @example dopa-3804
             */
            of?: string | null;
            /**
             * @description `officer`, `manager`, `supervisor`, `administrator` or `auditor`.
             * @example officer
             */
            role: string;
            /** @description When it ends, RFC 3339; none: when it is taken. */
            until?: string | null;
        };
        /** @description A role of a person. */
        RoleGiven: {
            /**
             * @description The unit of an officer, the organisation of a manager, the area of a supervisor.
             * @example dopa-3804
             */
            of?: string | null;
            /**
             * @description `officer`, `manager`, `supervisor`, `administrator` or `auditor`.
             * @example officer
             */
            role: string;
            /** @description When it ends, RFC 3339 in UTC; null: when it is taken. */
            until?: string | null;
        };
        /** @description What a person may do from now on. */
        Roles: {
            roles: components["schemas"]["RoleAsked"][];
        };
        /** @description When applications are taken. */
        Season: {
            /**
             * Format: date-time
             * @description When they are taken again; null while they are.
             */
            next?: string | null;
            /** @description At the instant asked about; also true where no season is told. */
            open_now: boolean;
            /**
             * Format: date-time
             * @description Until when they are taken; null where no end is told within a year, and while they aren't.
             */
            until?: string | null;
        };
        /**
         * @description Going to an office and being served there: one leaves, travels, waits until the counter takes the case, and is
         *     done. A case is taken while the door is open, not in the minutes of last acceptance before any closing, and only if
         *     it is done before a break; what is taken before the end of the day is finished. Unknown hours are not open. Several
         *     procedures are done one after the other, in the order that ends first.
         */
        Service: {
            /**
             * Format: date-time
             * @description When one is there, with the office's offset: as soon as one can, or as late as `arrive_by` and `window` allow.
             */
            arrives_at: string;
            /**
             * Format: int32
             * @description Minutes at the counter for all the procedures asked for. Null: none was asked for, nobody said, or those of
             *     which any will do differ.
             */
            counter_min?: number | null;
            /**
             * Format: date-time
             * @description When the last case is done at the counter; null with `starts_at`. Minutes that nobody said count as none: see
             *     `counter_min`.
             */
            done_by?: string | null;
            /**
             * Format: int32
             * @description Days until the last result after that, which `done_by` doesn't count. Null as with `counter_min`.
             */
            result_days?: number | null;
            /**
             * Format: date-time
             * @description When the first case is taken; null: nothing is certain within 14 days of leaving or of the first window, or one
             *     is there later than `arrive_by`.
             */
            starts_at?: string | null;
            /**
             * @description `walk`, `motorcycle` or `car`.
             * @example car
             */
            travel: string;
            /**
             * @description `estimate`: by the straight distance and usual speeds. `route`: over roads.
             * @example estimate
             */
            travel_basis: string;
            /**
             * Format: int64
             * @description Minutes of travel, rounded up.
             */
            travel_min: number;
        };
        /** @description An office in full. Null is unknown. */
        ServicePoint: {
            address?: string | null;
            agency?: string | null;
            /** @description Other names that it is found by: old ones, short ones. */
            aliases: string[];
            area?: components["schemas"]["Area"] | null;
            /**
             * Format: date-time
             * @description The instant that `open` is about.
             */
            at: string;
            /** @description Calendar whose days close it. */
            calendar: string;
            category?: string | null;
            /** Format: int64 */
            change: number;
            /** @description Official unit code. */
            code?: string | null;
            department?: string | null;
            email?: string | null;
            id: string;
            /**
             * Format: double
             * @description WGS-84 degrees; null: it has no pin yet.
             */
            lat?: number | null;
            level?: string | null;
            /** Format: double */
            lon?: number | null;
            ministry?: string | null;
            name_en?: string | null;
            name_th: string;
            offers: components["schemas"]["Offered"][];
            open: components["schemas"]["Open"];
            parent_id?: string | null;
            phone?: string | null;
            /** @description Address of the first picture. */
            photo?: string | null;
            /** @description Addresses of all pictures, in the order in which the office shows them; those that this server keeps are paths here. */
            photos: string[];
            postcode?: string | null;
            rating?: components["schemas"]["RatingScore"] | null;
            /** @description Columns whose value is made up for the sample. */
            sample_fields?: string[];
            /** @description Codes of the areas that it is responsible for. */
            serves: string[];
            snapshot: string;
            subtype?: string | null;
            /** @description What it drew of its territory, as a GeoJSON geometry; left out where it drew nothing. */
            territory?: Record<string, never> | null;
            /** @description IANA time zone of its clock. */
            timezone: string;
            /** @description Kind of office. */
            type?: string | null;
            updated_at?: string | null;
            website?: string | null;
        };
        /** @description Who asks, and what they may do. */
        Session: {
            /** @description Goes into the header `X-CSRF-Token` of every request of this session that changes something; null with a token. */
            csrf_token?: string | null;
            email?: string | null;
            name?: string | null;
            /**
             * @description Names the person in the change log.
             * @example person-0123456789ABCDEF
             */
            person: string;
            roles: components["schemas"]["RoleGiven"][];
            /** @description What the token is for by which was asked, `read` or `write`; null in a session. */
            scope?: string | null;
        };
        /** @description The share of an area's units. */
        ShareTold: {
            /**
             * @description Null: units of which nobody said where they are.
             * @example 38
             */
            area?: string | null;
            /**
             * Format: int64
             * @description Manuals that are linked to them.
             */
            manuals: number;
            /**
             * Format: double
             * @description `without` of `told`, 0 to 1; null: nothing was said.
             * @example 0.64
             */
            share?: number | null;
            /**
             * Format: int64
             * @description Those of which a unit said whether they ask for photocopies.
             */
            told: number;
            /**
             * Format: int64
             * @description Shown units.
             */
            units: number;
            /**
             * Format: int64
             * @description Those of them that ask for none.
             */
            without: number;
        };
        /** @description Shares by areas. */
        Shares: {
            results: components["schemas"]["ShareTold"][];
        };
        /**
         * @description Whether the public sees a unit.
         * @example {
         *       "reason": "ยุบหน่วยงาน",
         *       "status": "hidden"
         *     }
         */
        Shown: {
            /** @description Why; whoever hides a unit says so. */
            reason?: string | null;
            /** @description `shown` or `hidden`. */
            status: string;
        };
        /** @description The code of a unit, and who gives it. */
        SignUp: {
            /**
             * @description Its one-time code; small letters, spaces and dashes don't matter.
             * @example 0123-4567-89AB-CDEF
             */
            code: string;
            email?: string | null;
            /** @description A login to choose; needed of whoever hasn't signed in by a provider. */
            login?: string | null;
            name?: string | null;
            /**
             * Format: password
             * @description A password to choose, of at least 15 characters.
             */
            password?: string | null;
            /**
             * @description The unit's id.
             * @example dopa-3804
             */
            service_point: string;
        };
        /** @description A part of a day. */
        SpanPreviewed: {
            /** @example 08:30 */
            from: string;
            /** @description `open` or `unknown`. */
            status: string;
            /** @example 16:30 */
            to: string;
        };
        /** @description Days on which a unit, or one procedure there, keeps other hours. */
        SpecialDays: {
            /**
             * Format: date
             * @description When it was announced.
             */
            announced_on?: string | null;
            /**
             * Format: date
             * @description The first day.
             * @example 2026-12-29
             */
            date_from: string;
            /**
             * Format: date
             * @description The last day; left out: the first one.
             */
            date_to?: string | null;
            /**
             * @description Hours, in Thai or as OSM writes them; `off`: closed; left out: nobody knows.
             * @example off
             */
            hours?: string | null;
            /** @description The procedure that it concerns; left out: all. */
            procedure_id?: string | null;
            /** @description Why, for citizens. */
            reason?: string | null;
        };
        /** @description A subdistrict with what it lies in. */
        Subdistrict: {
            /**
             * @description Code, 6 digits (DOPA).
             * @example 380409
             */
            code: string;
            name_en: string;
            /**
             * @description With district and province.
             * @example ตำบลโสกก่าม อำเภอเซกา จังหวัดบึงกาฬ
             */
            name_th: string;
        };
        /** @description A procedure, an office or a place. */
        Suggestion: {
            /** @description Code of the place: 2, 4 or 6 digits. */
            code?: string | null;
            detail_en?: string | null;
            /** @description What tells two of the same name apart, for a second line: where it is, or whose it is. */
            detail_th?: string | null;
            /** @description Id of the procedure or office. */
            id?: string | null;
            /** @description `procedure`, `office` or `place`. */
            kind: string;
            name_en?: string | null;
            name_th: string;
            /**
             * @description The first part of the text that matches: its first character and the one after its last, counted in code points. Null:
             *     it matches by something that doesn't stand in it, such as a code.
             */
            span?: number[] | null;
            /** @description All parts of the text that match. */
            spans: number[][];
            /** @description The name that matches: one of the names below, or an alias. */
            text: string;
        };
        /** @description What a text may mean, best first. */
        Suggestions: {
            /**
             * Format: int64
             * @description The register's last change that the answer knows.
             */
            change: number;
            results: components["schemas"]["Suggestion"][];
            /** @description Name of the data answered from. */
            snapshot: string;
        };
        /** @description What a change of the list did, by ids of procedures. */
        Summary: {
            added: string[];
            changed: string[];
            removed: string[];
        };
        /**
         * @description What an organisation or a kind of office is called.
         * @example {
         *       "name_en": "Department of Provincial Administration",
         *       "name_th": "กรมการปกครอง",
         *       "parent_id": "กระทรวงมหาดไทย"
         *     }
         */
        TermFields: {
            name_en?: string | null;
            name_th: string;
            /** @description The one above it. */
            parent_id?: string | null;
            /** @description Why, for the log. */
            reason?: string | null;
        };
        /** @description An organisation or a kind of office. */
        TermRecord: {
            /**
             * Format: int64
             * @description The change that it is of; also its ETag.
             */
            change: number;
            /** @example กรมการปกครอง */
            id: string;
            name_en?: string | null;
            name_th: string;
            /** @description The one above it. */
            parent_id?: string | null;
        };
        /** @description All organisations, or all kinds of offices, by id. */
        Terms: {
            results: components["schemas"]["TermRecord"][];
        };
        /** @description What a citizen reported, and nobody knows who; or what the back office asks. */
        TicketTold: {
            answer?: components["schemas"]["AnswerTold"] | null;
            /** @description The id of whoever of the back office asks; null: a citizen reports. */
            asked_by?: string | null;
            /** @description Their name; null: a citizen's, never told, or erased. */
            asked_by_name?: string | null;
            /**
             * Format: int64
             * @description The register's last change that the page knew.
             */
            change: number;
            /**
             * @description What of it is said to be wrong.
             * @example phone
             */
            field: string;
            /** @example ticket-7Q2MX0123456789A */
            id: string;
            /** @description `service_point` or `procedure`. */
            kind: string;
            language: string;
            /** @description The procedure, where it is about one at a unit. */
            procedure?: string | null;
            /**
             * Format: date
             * @description The day in Thailand.
             */
            received_on: string;
            /** @description The record that it is about. */
            record: string;
            /** @description What the page showed. */
            shown?: string | null;
            /** @description `open`, `answered` or `closed`. */
            state: string;
            /** @description What would be right, in the sender's words. */
            words: string;
        };
        /**
         * @description What is said about a report.
         * @example {
         *       "words": "แก้เบอร์โทรแล้ว"
         *     }
         */
        TicketWords: {
            /** @description At most 1,000 characters. */
            words: string;
        };
        /** @description Some of the reports. */
        Tickets: {
            /**
             * Format: int32
             * @description Goes into `skip` for those behind these; null: there are none.
             */
            next?: number | null;
            results: components["schemas"]["TicketTold"][];
        };
        /** @description A time that the sentence says. */
        Time: {
            /**
             * Format: date-time
             * @description With the offset of `at`, or +07:00.
             */
            from: string;
            /** @description It says the instant of the question: ตอนนี้. */
            now: boolean;
            span: number[];
            spans: number[][];
            /** @description As it was said. */
            text: string;
            /**
             * Format: date-time
             * @description The last instant, excluded.
             */
            to: string;
        };
        /** @description What happened to a record, the newest change first. */
        Timeline: {
            /**
             * Format: int64
             * @description Where the next page begins, as `before`; null: this is the end.
             */
            next?: number | null;
            results: components["schemas"]["ChangeTold"][];
        };
        /** @description A token to make. */
        TokenAsked: {
            /**
             * @description What it is for, in words for people.
             * @example นำเข้าทุกคืน
             */
            name: string;
            /**
             * @description `read`, or `write`: also changing units and their manuals. No token gives roles, issues codes or erases anything.
             * @example read
             */
            scope: string;
            /**
             * @description When it ends, RFC 3339; at most 366 days from now.
             * @example 2027-09-30T17:00:00Z
             */
            until: string;
        };
        /** @description A token that was just made. */
        TokenGiven: {
            id: string;
            /**
             * @description Goes into `Authorization: Bearer`; shown this once.
             * @example pakmut_0123456789ABCDEFGHJKMNPQRS
             */
            token: string;
        };
        /** @description A token, without what opens a door. */
        TokenListed: {
            /** @description RFC 3339 in UTC. */
            created_at: string;
            /** @example 0123ABCD */
            id: string;
            name: string;
            /**
             * @description `read` or `write`.
             * @example read
             */
            scope: string;
            /** @description RFC 3339 in UTC. */
            until: string;
        };
        /** @description A person's tokens. */
        Tokens: {
            results: components["schemas"]["TokenListed"][];
        };
        /** @description Several things in one trip. */
        Trips: {
            /** @description Procedures that are in no round, because no office with a pin does them as asked: `responsible` tells whom to call. */
            apart: string[];
            /**
             * Format: date-time
             * @description The instant asked about.
             */
            at: string;
            /**
             * Format: int64
             * @description The register's last change that the answer knows.
             */
            change: number;
            /** @description False when the time was over: then there may be shorter rounds. */
            complete: boolean;
            /** @description What to bring for everything, each document once. `copies` is that of the first round. */
            documents: components["schemas"]["WireDocument"][];
            fees: components["schemas"]["WireFees"];
            home?: components["schemas"]["DecidingPlace"] | null;
            /** @description Procedures that need no way. */
            online: components["schemas"]["Online"][];
            /** @description Who is responsible for each procedure; empty without `home`. */
            responsible: components["schemas"]["InCharge"][];
            /**
             * @description Single offices that do everything, the nearest first, and behind them the shortest round of several where that is
             *     shorter; or else rounds of two or three offices, the shortest first, by `length_m`, fewer offices, `done_by`, ids. All
             *     of a round is done on one day, the first on which there is any.
             */
            rounds: components["schemas"]["WireRound"][];
            /** @description Name of the data answered from. */
            snapshot: string;
        };
        /**
         * @description What the sentence says. Every part has `span`, its first stretch in `q` as `[start, end)`, and `spans`, all its
         *     stretches, both counted in Unicode scalar values from 0.
         */
        Understood: {
            /** @description Which parts had a share in finding `results`: a parameter that was given wins over the sentence. */
            applied: components["schemas"]["AppliedParts"];
            /** @description Words that make it a question, which carry no weight in the search. */
            asks: components["schemas"]["Asked"][];
            here?: components["schemas"]["Here"] | null;
            /** @description Kinds of offices of the register; any of them will do. */
            kinds: components["schemas"]["Kind"][];
            place?: components["schemas"]["Place"] | null;
            /** @description The procedures meant, best first. Offices of any of them are looked for. */
            procedures: components["schemas"]["Procedure"][];
            /** @description The words that nothing was made of. */
            rest: string;
            time?: components["schemas"]["Time"] | null;
        };
        /**
         * @description Why something is undone.
         * @example {
         *       "reason": "บันทึกผิดหน่วย"
         *     }
         */
        Undo: {
            /** @description Why, for the log. */
            reason?: string | null;
        };
        /** @description What an undo did. */
        Undone: {
            /** @description Names the undo: it can be undone as one itself. */
            batch: string;
            /** @description The new changes. Empty: all was as before already. */
            changes: number[];
        };
        /** @description A line of the table of units. Null is unknown. */
        Unit: {
            agency?: string | null;
            category?: string | null;
            /**
             * Format: int64
             * @description The change that it is of.
             */
            change: number;
            /** @description Official unit code of 13 or 14 digits. */
            code?: string | null;
            /** @description What became of its authorize code: `none`, `issued`, `used`, `expired` or `revoked`. */
            code_state: string;
            department?: string | null;
            /** @description When it was edited last, RFC 3339 in UTC. */
            edited_at: string;
            /** @description By whom: a person's id, or the name of a program. */
            edited_by: string;
            /** @example dopa-3804 */
            id: string;
            /**
             * Format: double
             * @description WGS-84 degrees; null: it has no pin.
             */
            lat?: number | null;
            level?: string | null;
            /** Format: double */
            lon?: number | null;
            ministry?: string | null;
            /** @example ที่ว่าการอำเภอเซกา */
            name_th: string;
            /**
             * Format: int64
             * @description How many manuals are linked.
             */
            offers: number;
            /** @description `shown` or `hidden`. */
            status: string;
            subdistrict_code?: string | null;
            subtype?: string | null;
            /** @description The unit that took over its work. */
            succeeded_by?: string | null;
            type?: string | null;
        };
        /** @description What became of one unit. */
        UnitDone: {
            /**
             * Format: int64
             * @description The change that says so.
             */
            change?: number | null;
            /** @example dopa-3804 */
            id: string;
            /** @description `changed`, `unchanged`, `forbidden` or `not_found`. */
            result: string;
        };
        /**
         * @description What a unit is from now on. What is left out stays as it is, and null empties a field.
         * @example {
         *       "hours": "จันทร์-ศุกร์ 08.30-16.30 น.",
         *       "phone": "0 4249 1234 ต่อ 12",
         *       "reason": "เปลี่ยนหมายเลข"
         *     }
         */
        UnitFields: {
            address?: string | null;
            agency?: string | null;
            /** @description Other names that people know it by: old ones, short ones. */
            aliases?: string[] | null;
            /** @description The calendar whose days close it; null: the national one. */
            calendar?: string | null;
            category?: string | null;
            code?: string | null;
            department?: string | null;
            email?: string | null;
            /** @description All its special days, in the place of those that are there. */
            exceptions?: components["schemas"]["SpecialDays"][] | null;
            /** @description Opening hours, in Thai or as OSM writes them. */
            hours?: string | null;
            level?: string | null;
            ministry?: string | null;
            name_en?: string | null;
            name_th?: string | null;
            /** @description The unit above it. */
            parent_id?: string | null;
            phone?: string | null;
            photo?: string | null;
            pin?: components["schemas"]["Pin"] | null;
            postcode?: string | null;
            /** @description Why it is changed, for the log. */
            reason?: string | null;
            /** @description Codes of the areas that it is responsible for. */
            serves?: string[] | null;
            /** @description Six digits. */
            subdistrict_code?: string | null;
            subtype?: string | null;
            territory?: components["schemas"]["Outline"] | null;
            /** @description IANA name of its clock; null: Asia/Bangkok. */
            timezone?: string | null;
            type?: string | null;
            website?: string | null;
        };
        /** @description A unit by its name. */
        UnitNamed: {
            id: string;
            name_th: string;
        };
        /** @description A page of the table of units. */
        Units: {
            /** @description Where the next page begins, as `cursor`; null: this is the end. */
            next?: string | null;
            results: components["schemas"]["Unit"][];
            /**
             * Format: int64
             * @description How many there are in all, of those that you may read.
             * @example 115
             */
            total: number;
        };
        Vec: number[][][];
        /** @description What waits for a second person. */
        Waiting: {
            /**
             * @description Names what waits, under `/admin/v1/reviews`.
             * @example review-7Q2M
             */
            review: string;
        };
        /**
         * @description A unit that somebody wants to add.
         * @example {
         *       "name_th": "อบต.เซกา",
         *       "pin": {
         *         "lat": 18.0036,
         *         "lon": 103.9462
         *       },
         *       "subdistrict_code": "380401"
         *     }
         */
        Wanted: {
            /** @description Its unit code. */
            code?: string | null;
            /** @description Its Thai name. */
            name_th: string;
            pin?: components["schemas"]["Pin"] | null;
            /** @description The subdistrict that it stands in; units of its province are compared. */
            subdistrict_code?: string | null;
        };
        /** @description Openings of each day of a week; none: closed. */
        Week: {
            /** @default [] */
            fr: components["schemas"]["Opening"][];
            /** @default [] */
            mo: components["schemas"]["Opening"][];
            /** @default [] */
            sa: components["schemas"]["Opening"][];
            /** @default [] */
            su: components["schemas"]["Opening"][];
            /** @default [] */
            th: components["schemas"]["Opening"][];
            /** @default [] */
            tu: components["schemas"]["Opening"][];
            /** @default [] */
            we: components["schemas"]["Opening"][];
        };
        /** @description Where a position lies. */
        Whereabouts: {
            area?: components["schemas"]["LocatedArea"] | null;
            /**
             * Format: int64
             * @description The register's last change that the answer knows.
             */
            change: number;
            /** @description Name of the data answered from. */
            snapshot: string;
            /** @description Whether a border may be within 150 m, so that another area, or none, may be the right one. */
            uncertain: boolean;
        };
        /** @description A document to bring. */
        WireDocument: {
            /**
             * @description `not_needed`: no photocopy of it is asked for. `needed`: one is. `unknown`: nobody said.
             * @example not_needed
             */
            copies: string;
            /** @description The procedures that need it. */
            procedures: string[];
            text: string;
        };
        /** @description The fee of a procedure. */
        WireFee: {
            /**
             * Format: double
             * @description Null: nobody said.
             */
            fee_thb?: number | null;
            procedure: string;
        };
        /** @description Fees in baht. */
        WireFees: {
            /** @description False: of some procedures nobody said the fee. */
            complete: boolean;
            each: components["schemas"]["WireFee"][];
            /**
             * Format: double
             * @description Of those that are known.
             */
            total_thb: number;
        };
        /** @description A way from office to office, and back. */
        WireRound: {
            /** @description Whether every office is known to be open when one is there. If not, call before you go. */
            certain: boolean;
            /**
             * Format: date-time
             * @description When the last thing is done, by the clock of the last office; null where nothing is certain.
             */
            done_by?: string | null;
            /**
             * Format: double
             * @description The whole way by geodesics, from where one sets out, through the offices, and back.
             */
            length_m: number;
            /** @description In the order of the visit. */
            stops: components["schemas"]["WireStop"][];
        };
        /** @description An office of a round. */
        WireStop: {
            /** Format: date-time */
            arrives_at?: string | null;
            /** Format: date-time */
            done_by?: string | null;
            /**
             * Format: double
             * @description The way to it from the stop before, or from where one sets out.
             */
            leg_m: number;
            /** @description As in `/v1/nearest`; `procedures` are those that are done here, `open` is what holds at `at`. */
            office: components["schemas"]["Office"];
            /** Format: date-time */
            starts_at?: string | null;
        };
        /** @description A word of a column. */
        Word: {
            /**
             * Format: int64
             * @example 92
             */
            count: number;
            /** @example กระทรวงมหาดไทย */
            word: string;
        };
        /**
         * @description What the table of units can be narrowed to: each word with the number of units that it would leave, most of them first.
         *     What a list says of a column narrows the other columns, not its own.
         */
        Words: {
            category: components["schemas"]["Word"][];
            department: components["schemas"]["Word"][];
            ministry: components["schemas"]["Word"][];
            subtype: components["schemas"]["Word"][];
            type: components["schemas"]["Word"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "those of last year",
                 *       "login": "somchai",
                 *       "password": "four words nobody guesses"
                 *     }
                 */
                "application/json": components["schemas"]["Change"];
            };
        };
        responses: {
            /** @description Set */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `denied`: the current password isn't right */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `refused`: another login or password */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_undo_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the act */
                batch: string;
            };
            cookie?: never;
        };
        /** @description Why, or nothing */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Undo"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Undone"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A record was changed after that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_calendars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarList"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_set_calendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the change that was seen, in quotes; left out for a new one */
                "If-Match"?: string | null;
            };
            path: {
                /** @example th-38 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refines"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarRecord"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_calendar_dates: {
        parameters: {
            query?: {
                /** @description First day */
                from?: string;
                /** @description Last day */
                to?: string;
            };
            header?: never;
            path: {
                /** @example national */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dates"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_set_calendar_date: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the change that was seen, in quotes; left out for a new date */
                "If-Match"?: string | null;
            };
            path: {
                /** @example national */
                id: string;
                /** @example 2026-12-31 */
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DateRecord"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_remove_calendar_date: {
        parameters: {
            query?: {
                /** @description Why, for the log */
                reason?: string;
            };
            header: {
                /** @description Number of the change that was seen, in quotes */
                "If-Match": string;
            };
            path: {
                /** @example national */
                id: string;
                /** @example 2026-12-31 */
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            /** @description It says nothing about the date any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_campaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaigns"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_begin_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignTold"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example campaign-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignTold"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_end_campaign: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the campaign that was seen */
                "If-Match": string;
            };
            path: {
                /** @example campaign-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_campaign_progress: {
        parameters: {
            query?: {
                /** @description Within an area; code of 2, 4 or 6 digits */
                area?: string;
                /** @description `province`, `district` or `subdistrict`; default: the level below `area`, or provinces */
                level?: string;
            };
            header?: never;
            path: {
                /** @example campaign-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressTold"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_campaign_reminders: {
        parameters: {
            query?: {
                /** @description Within an area; code of 2, 4 or 6 digits */
                area?: string;
            };
            header?: never;
            path: {
                /** @example campaign-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Also where more than 20,000 units are due: ask by area */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_campaign_units: {
        parameters: {
            query?: {
                /** @description `due` (default): not confirmed yet; `done`; `all` */
                state?: string;
                /** @description Within an area; code of 2, 4 or 6 digits */
                area?: string;
                /** @description 1 to 100; default 50 */
                limit?: number;
                /** @description Units before the first one */
                skip?: number;
            };
            header?: never;
            path: {
                /** @example campaign-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueUnits"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_changes: {
        parameters: {
            query?: {
                /** @description Kind of record, such as `service_point` or `procedure` */
                kind?: string;
                /** @description Id of a record */
                id?: string;
                /** @description Id of a person, or name of a program */
                actor?: string;
                /** @description `edit`, `import`, `undo`, `restore`, `merge`, `erasure` or `authorize_code` */
                cause?: string;
                /** @description Name of an act */
                batch?: string;
                /** @description The `next` of the page before */
                before?: number;
                /** @description 1 to 100, default 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 57 */
                number: number;
            };
            cookie?: never;
        };
        /** @description Why, or nothing */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Undo"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Undone"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed after that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_copies: {
        parameters: {
            query?: {
                /** @description `province` (default), `district` or `subdistrict` */
                level?: string;
                /** @description Within an area; code of 2, 4 or 6 digits */
                area?: string;
                /** @description Units of a ministry, a department or an agency */
                organisation?: string;
                /** @description Units of a kind */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shares"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_doubted_pins: {
        parameters: {
            query?: {
                /** @description Units that say they stand in an area; code of 2, 4 or 6 digits */
                area?: string;
                /** @description `open` (default), `asked`, `confirmed` or `all` */
                state?: string;
                /** @description 1 to 100; default 50 */
                limit?: number;
                /** @description `next` of the page before */
                skip?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoubtedPins"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Erasure"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erased"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_gaps: {
        parameters: {
            query?: {
                /**
                 * @description Code of 2, 4 or 6 digits; left out: everywhere
                 * @example 38
                 */
                area?: string;
                /** @description `open` (default: gaps, overlaps and what is divided), `gap`, `overlap`, `divided` or `unconfirmed` */
                finding?: string;
                /** @description Of one procedure */
                procedure?: string;
                /** @description 1 to 500; default 50 */
                limit?: number;
                /** @description `next` of the page before */
                skip?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gaps"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_read_hours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursAsked"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoursTold"];
                };
            };
            /** @description Neither a text nor a week, or both */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeem_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What stands at the end of the link */
                word: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "login": "somchai",
                 *       "password": "four words nobody guesses"
                 *     }
                 */
                "application/json": components["schemas"]["Choice"] | null;
            };
        };
        responses: {
            /** @description The session's word is in the cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `denied`: the link was used, is over, or never was */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `https_required`, or `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `refused`: another login or password; the link stays worth what it was */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_mass_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Mass"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDone"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A unit was changed meanwhile; nothing was written */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_office_types: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Terms"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_set_office_type: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the change that was seen, in quotes; left out for a new one */
                "If-Match"?: string | null;
            };
            path: {
                /** @example district_office */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermRecord"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    return_from_provider: {
        parameters: {
            query?: {
                /** @description The provider's, for one use */
                code?: string;
                /** @description As it went to the provider */
                state?: string;
                /** @description The provider (RFC 9207) */
                iss?: string;
                /** @description Why the provider signs nobody in */
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in; to where one wanted to go. A browser of somebody whom nobody knows: to the page for a unit's code */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `denied` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up_required`: nobody knows this person; go on at /admin/v1/sign-up with a unit's code */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_provider` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_failed` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_by_provider: {
        parameters: {
            query?: {
                /**
                 * @description Path of this site to go to then; default: the current session
                 * @example /
                 */
                return_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `https_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_provider`: none was configured */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_failed` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_organisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Terms"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_set_organisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the change that was seen, in quotes; left out for a new one */
                "If-Match"?: string | null;
            };
            path: {
                /** @example กรมการปกครอง */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermRecord"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_confirm_manuals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ministry or department
                 * @example กรมการปกครอง
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmManuals"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No manual is of this agency */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: a manual of it was changed since */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people: {
        parameters: {
            query?: {
                /** @description Part of a name or of an e-mail address */
                q?: string;
                /** @description Id behind which the page begins: `next` of the page before */
                after?: string;
                /** @description 1 to 100; default 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "malee@example.go.th",
                 *       "name": "มาลี ใจดี",
                 *       "roles": [
                 *         {
                 *           "of": "dopa-3804",
                 *           "role": "officer"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Invitation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedGiven"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `refused`: the e-mail address is somebody's, or there is no such unit */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonGiven"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forget_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `refused`: nobody forgets themselves */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disable_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shut out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `refused`: nobody shuts themselves out */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enable_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description May sign in again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkGiven"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `refused`: the person was shut out */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appoint: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The person's `ETag` as it was read
                 * @example "42"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roles": [
                 *         {
                 *           "of": "38",
                 *           "role": "supervisor",
                 *           "until": "2027-09-30T17:00:00Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Roles"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonGiven"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: somebody wrote at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: the person was changed since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_read_position: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pasted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readings"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_procedures: {
        parameters: {
            query?: {
                ministry?: string;
                department?: string;
                /** @description Id of a unit that has them linked */
                offered_by?: string;
                /** @description Id of a unit that hasn't */
                missing_at?: string;
                /**
                 * @description Words of titles, or citizens' words, in any order
                 * @example บัตร
                 */
                q?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description Manuals to skip, instead of a cursor */
                skip?: number;
                /** @description 1 to 100, default 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manuals"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_add_procedure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewManual"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description Where it stands */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualRecord"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is, or was, a manual with this id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_procedures_facets: {
        parameters: {
            query?: {
                ministry?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualOwners"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_procedure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example id-card */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Number of the change that it is of */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualRecord"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_edit_procedure: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the manual that was seen */
                "If-Match": string;
            };
            path: {
                /** @example id-card */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManualFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualRecord"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_procedure_history: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                before?: number;
                /** @description 1 to 100, default 20 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example id-card */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_reviews: {
        parameters: {
            query?: {
                /** @description `waiting` (default), `approved`, `returned`, `withdrawn` or `all` */
                state?: string;
                /** @description `1`: only those that one made; `0`: only those of others */
                mine?: string;
                /** @description Those that change a unit */
                service_point?: string;
                /** @description Those that change a manual */
                procedure?: string;
                /** @description 1 to 100; default 50 */
                limit?: number;
                /** @description `next` of the page before */
                skip?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reviews"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example review-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewTold"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example review-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        /** @description What is said about it, or nothing */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DecisionWords"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approved"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, or `own_change` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: somebody changed a record meanwhile; `decided`: somebody decided already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example review-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionWords"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, or `own_change` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `decided`: somebody decided already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example review-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        /** @description What is said about it, or nothing */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DecisionWords"] | null;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `decided`: somebody decided already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_service_points: {
        parameters: {
            query?: {
                ministry?: string;
                department?: string;
                type?: string;
                subtype?: string;
                category?: string;
                /**
                 * @description Area code of 2, 4 or 6 digits
                 * @example 38
                 */
                area?: string;
                /** @description `shown` or `hidden` */
                status?: string;
                /** @description `yes`: with a pin; `no`: without */
                pin?: string;
                /** @description Id of a procedure that is linked */
                procedure?: string;
                /**
                 * @description Words of its names, in any order
                 * @example เซกา
                 */
                q?: string;
                /** @description State of the authorize code: `none`, `issued`, `used`, `expired`, `revoked` */
                code_state?: string;
                /** @description `code` (default), `name`, `edited_at` or `offers` */
                sort?: string;
                /** @description `asc` (default) or `desc` */
                order?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description Units to skip, instead of a cursor */
                skip?: number;
                /** @description 1 to 100, default 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Units"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_add_service_point: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnit"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description Its card */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody searched for it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_service_points_export: {
        parameters: {
            query?: {
                ministry?: string;
                department?: string;
                type?: string;
                subtype?: string;
                category?: string;
                /** @description Area code of 2, 4 or 6 digits */
                area?: string;
                /** @description `shown` or `hidden` */
                status?: string;
                /** @description `yes`: with a pin; `no`: without */
                pin?: string;
                procedure?: string;
                q?: string;
                code_state?: string;
                /** @description `code` (default), `name`, `edited_at` or `offers` */
                sort?: string;
                /** @description `asc` (default) or `desc` */
                order?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_service_points_facets: {
        parameters: {
            query?: {
                ministry?: string;
                department?: string;
                type?: string;
                subtype?: string;
                category?: string;
                /** @description Area code of 2, 4 or 6 digits */
                area?: string;
                /** @description `shown` or `hidden` */
                status?: string;
                /** @description `yes`: with a pin; `no`: without */
                pin?: string;
                procedure?: string;
                q?: string;
                code_state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Words"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_find_twins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wanted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidates"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_service_point: {
        parameters: {
            query?: {
                /** @description Number of a change, or RFC 3339 instant; default: now */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Number of the change that it is of */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_edit_service_point: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description ETag of the card that was seen
                 * @example "42"
                 */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Number of the change that it is of */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody changed it meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authorize_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unit's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeStanding"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_authorize_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unit's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "valid_days": 30
                 *     }
                 */
                "application/json": components["schemas"]["Issue"] | null;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeGiven"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_authorize_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unit's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No code of the unit can be used */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_check_service_point: {
        parameters: {
            query?: {
                /** @description `1`: also what it would mean for citizens; it takes up to two seconds */
                preview?: string;
            };
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "pin": {
                 *         "lat": 17.9537,
                 *         "lon": 103.9483
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UnitFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckTold"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_service_point_compare: {
        parameters: {
            query: {
                /**
                 * @description Number of a change, or RFC 3339 instant
                 * @example 12
                 */
                from: string;
                /** @description The same; default: now */
                to?: string;
            };
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_confirm_service_point: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the card that was seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmUnit"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description The unit's version from then on */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has no pin to confirm */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_service_point_history: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                before?: number;
                /** @description 1 to 100, default 20 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_merge: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the unit that goes, as it was seen */
                "If-Match": string;
            };
            path: {
                /**
                 * @description The unit that goes
                 * @example sao-380401
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeInto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merged"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The other unit was changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_links_of_kind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindCompared"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The unit has no type */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_set_offers: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the unit that was seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferList"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_copy_links: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the unit that was seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
                /** @example dopa-3801 */
                other: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Copied"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_link: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the unit that was seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
                /** @example id-card */
                procedure: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_unlink: {
        parameters: {
            query?: {
                /** @description Why, for the log */
                reason?: string;
            };
            header: {
                /** @description ETag of the unit that was seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
                /** @example id-card */
                procedure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_pictures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PicturesTold"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_order_pictures: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the pictures, or of the card, that were seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "pictures": [],
                 *       "reason": "รูปเก่า"
                 *     }
                 */
                "application/json": components["schemas"]["PictureOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PicturesTold"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_add_picture: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the pictures, or of the card, that were seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        /** @description The file; at most 8 MiB and 25 million pixels */
        requestBody: {
            content: {
                "image/*": number[];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PicturesTold"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is no picture that is taken, or there are eight already */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_ask_about_pin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinQuestion"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinAsked"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_ratings: {
        parameters: {
            query?: {
                /** @description 1 to 100; default 50 */
                limit?: number;
                /** @description `next` of the page before */
                skip?: number;
            };
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingsTold"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_erase_rating_words: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dopa-3804 */
                id: string;
                rating: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There are no such words */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_set_visibility: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag of the card that was seen */
                "If-Match": string;
            };
            path: {
                /** @example dopa-3804 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Shown"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "somchai",
                 *       "password": "four words nobody guesses"
                 *     }
                 */
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description The session's word is in the cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `denied`: the login or the password isn't right */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `https_required`, or `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_everywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out everywhere */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    current_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "0123-4567-89AB-CDEF",
                 *       "email": "malee@example.go.th",
                 *       "login": "malee",
                 *       "name": "มาลี ใจดี",
                 *       "password": "four words nobody guesses",
                 *       "service_point": "dopa-3804"
                 *     }
                 */
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description The session's word is in the cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `denied`: the code isn't right, or no longer */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `https_required`, or `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `refused`: another login, password or e-mail address; the code stays worth what it was */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_tickets: {
        parameters: {
            query?: {
                /** @description `open` (default), `answered`, `closed` or `all` */
                state?: string;
                /** @description About a unit */
                service_point?: string;
                /** @description About a manual */
                procedure?: string;
                /** @description 1 to 100; default 50 */
                limit?: number;
                /** @description `next` of the page before */
                skip?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tickets"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTold"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_answer_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketWords"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTold"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `decided`: somebody decided already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_close_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket-7Q2MX0123456789A */
                id: string;
            };
            cookie?: never;
        };
        /** @description What is said about it, or nothing */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketWords"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTold"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `decided`: somebody decided already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "นำเข้าทุกคืน",
                 *       "scope": "read",
                 *       "until": "2027-09-30T17:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["TokenAsked"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenGiven"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    locate: {
        parameters: {
            query: {
                /**
                 * @description Latitude, WGS-84 degrees; decimals beyond the sixth are cut
                 * @example 17.93
                 */
                lat: number;
                /**
                 * @description Longitude, WGS-84 degrees
                 * @example 103.95
                 */
                lon: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whereabouts"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register was built without polygons: `no_boundaries` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nearest: {
        parameters: {
            query?: {
                /**
                 * @description Latitude, WGS-84 degrees; decimals beyond the sixth are cut. Required unless `near`
                 * @example 17.93
                 */
                lat?: number;
                /**
                 * @description Longitude, WGS-84 degrees. Required unless `near`
                 * @example 103.95
                 */
                lon?: number;
                /** @description Code of an area instead of a position: from the place that stands for it */
                near?: string;
                /** @description Id or group; `a,b`: any of them; repeated, at most 8 times: all of them */
                procedure?: string[];
                /** @description Text that the office must match, at most 200 characters: each part between white space by name, alias, code, or place; one of them by more than its place */
                q?: string;
                /** @description RFC 3339 instant; default: now, to the minute */
                at?: string;
                /** @description `any`, `only` (open at that instant) or `possible` (open or unknown) */
                open?: string;
                /** @description `distance`: nearest first; `soonest`: first where one is done first, offices at which nothing is certain last. Default `distance` */
                rank?: string;
                /** @description How one travels: `walk`, `motorcycle` or `car`; default `car` */
                travel?: string;
                /** @description RFC 3339 instant at which one leaves; default: `at` */
                depart_at?: string;
                /** @description RFC 3339 instant by which one has to be there. Alone: one leaves so that one arrives just then, if that isn't before `at`; with `depart_at`: one arrives as soon as one can. Offices that can't be reached in time have no `starts_at`. Not before one leaves */
                arrive_by?: string;
                /** @description Minutes for which the door has to stay open, also when the counter is done sooner; 0 to 1440, default 0 */
                stay_min?: number;
                /** @description Span `from/to` of two RFC 3339 instants in which one can be there; repeated, at most 32: in any of them. A visit lies wholly within one, spans that touch being one. The end is at most 366 days after `at` */
                window?: string[];
                /** @description Code of the subdistrict that decides who is responsible (6 digits): of the house registration, of the plot, of the event. Answers `responsible`, and leaves offices that may not serve it out of `results`. Never an ID number */
                home?: string;
                /** @description The same as a point, with `home_lon`: the subdistrict around it, and those beyond a border near by */
                home_lat?: number;
                /** @description Longitude of the same */
                home_lon?: number;
                /** @description The same by name, also with district and province behind it: ตำบลโสกก่าม, Sok Kam, Seka */
                home_q?: string;
                /** @description Kind of office; repeated: any of them */
                type?: string[];
                /** @description Ministry; repeated: any of them */
                ministry?: string[];
                /** @description Department; repeated: any of them */
                department?: string[];
                /** @description Code of an area that the office stands in, 2, 4 or 6 digits; repeated: any of them */
                area?: string[];
                /** @description Farthest distance in metres */
                radius_m?: number;
                /** @description 1 to 100; default 10 */
                limit?: number;
                /** @description `1` adds `plan` */
                explain?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Also as application/geo+json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nearest"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nearest_of_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lat": 17.93,
                 *       "limit": 5,
                 *       "lon": 103.95,
                 *       "procedure": [
                 *         "id-card"
                 *       ]
                 *     }
                 */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Also as application/geo+json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nearest"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_procedures: {
        parameters: {
            query: {
                /**
                 * @description Words, at most 200 characters
                 * @example ทำบัตรประชาชน
                 */
                q: string;
                /** @description 1 to 100; default 10 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    procedure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manual"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description The sentence, at most 200 characters: what one needs to get done, where, when, at which kind of office
                 * @example ต่อภาษีรถ แถวบางนา วันเสาร์
                 */
                q: string;
                /** @description Where the asker is, WGS-84 degrees: chooses among places of one name, and is where the search begins if the sentence says no place */
                lat?: number;
                /** @description Longitude */
                lon?: number;
                /** @description Code of an area to search from, whatever the sentence says */
                near?: string;
                /** @description As in `/v1/nearest`; wins over the sentence */
                procedure?: string[];
                /** @description RFC 3339 instant that relative words count from; default: now, to the minute */
                at?: string;
                /** @description `any`, `only` or `possible`; with a time in the sentence: at any minute of it. Default: `any`, with a time what is open or unknown */
                open?: string;
                /** @description `distance` or `soonest`, among offices that match alike */
                rank?: string;
                /** @description `walk`, `motorcycle` or `car`; default `car` */
                travel?: string;
                /** @description As in `/v1/nearest`; any of these four wins over the time of the sentence */
                depart_at?: string;
                /** @description As in `/v1/nearest` */
                arrive_by?: string;
                /** @description As in `/v1/nearest` */
                stay_min?: number;
                /** @description As in `/v1/nearest` */
                window?: string[];
                /** @description Code of the subdistrict that decides who is responsible (6 digits): of the house registration, of the plot, of the event. Answers `responsible`, and leaves offices that may not serve it out of `results`. Never an ID number */
                home?: string;
                /** @description The same as a point, with `home_lon`: the subdistrict around it, and those beyond a border near by */
                home_lat?: number;
                /** @description Longitude of the same */
                home_lon?: number;
                /** @description The same by name, also with district and province behind it: ตำบลโสกก่าม, Sok Kam, Seka */
                home_q?: string;
                /** @description Kind of office; wins over the sentence */
                type?: string[];
                /** @description As in `/v1/nearest` */
                ministry?: string[];
                /** @description As in `/v1/nearest` */
                department?: string[];
                /** @description Code of an area that the office stands in; wins over the place of the sentence */
                area?: string[];
                /** @description Farthest distance in metres */
                radius_m?: number;
                /** @description 1 to 100; default 10 */
                limit?: number;
                /** @description `1` adds `plan` */
                explain?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Also as application/geo+json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_of_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lat": 13.67,
                 *       "lon": 100.6,
                 *       "q": "ต่อภาษีรถ แถวบางนา วันเสาร์"
                 *     }
                 */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Also as application/geo+json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    service_point: {
        parameters: {
            query?: {
                /** @description RFC 3339 instant; default: now, to the minute */
                at?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePoint"];
                };
            };
            /** @description Another office took over its work: see Location */
            308: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rate_service_point: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRating"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rated"];
                };
            };
            /** @description Another office took over its work: see Location */
            308: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such office, or nobody takes ratings here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggest: {
        parameters: {
            query: {
                /**
                 * @description The text so far, at most 200 characters
                 * @example ใบขับ
                 */
                q: string;
                /** @description Latitude, WGS-84 degrees; with `lon`: nearer offices and places first */
                lat?: number;
                /** @description Longitude, WGS-84 degrees */
                lon?: number;
                /** @description 1 to 20; default 8. An answer has at most 20 KiB */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggest_of_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lat": 17.93,
                 *       "lon": 103.95,
                 *       "q": "ใบขับ"
                 *     }
                 */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tile: {
        parameters: {
            query?: {
                /** @description As in `/v1/nearest` */
                procedure?: string[];
                /** @description RFC 3339 instant; default: now, to the minute */
                at?: string;
                /** @description `any`, `only` (open at that instant) or `possible` (open or unknown) */
                open?: string;
                /** @description Kind of office; repeated: any of them */
                type?: string[];
                /** @description Ministry; repeated: any of them */
                ministry?: string[];
                /** @description Department; repeated: any of them */
                department?: string[];
                /** @description Code of an area that the office stands in; repeated: any of them */
                area?: string[];
            };
            header?: never;
            path: {
                /** @description Zoom, 0 to 20 */
                z: number;
                /** @description Column from the west */
                x: number;
                /** @description Row from the north */
                y: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": number[];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such tile */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trip: {
        parameters: {
            query: {
                /**
                 * @description Where one sets out, and comes back to. Required unless `near`
                 * @example 17.93
                 */
                lat?: number;
                /** @description Longitude */
                lon?: number;
                /** @description Code of an area instead of a position */
                near?: string;
                /** @description What has to be done, repeated, at most 4 times; `a,b`: either of them */
                procedure: string[];
                /** @description As in `/v1/nearest`: what is bound to a place is done by an office that serves it */
                home?: string;
                /** @description As in `/v1/nearest` */
                home_lat?: number;
                /** @description As in `/v1/nearest` */
                home_lon?: number;
                /** @description As in `/v1/nearest` */
                home_q?: string;
                /** @description As in `/v1/nearest`: text that every office of the round matches */
                q?: string;
                /** @description RFC 3339 instant; default: now, to the minute */
                at?: string;
                /** @description RFC 3339 instant from which on one can leave; default: `at` */
                depart_at?: string;
                /** @description As in `/v1/nearest` */
                stay_min?: number;
                /** @description As in `/v1/nearest`: all visits lie within such spans */
                window?: string[];
                /** @description `walk`, `motorcycle` or `car`; default `car` */
                travel?: string;
                /** @description As in `/v1/nearest` */
                type?: string[];
                /** @description As in `/v1/nearest` */
                ministry?: string[];
                /** @description As in `/v1/nearest` */
                department?: string[];
                /** @description As in `/v1/nearest` */
                area?: string[];
                /** @description Farthest distance of an office in metres */
                radius_m?: number;
                /** @description Rounds, 1 to 100; default 3 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trips"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trip_of_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "home": "380101",
                 *       "lat": 18.36,
                 *       "lon": 103.65,
                 *       "procedure": [
                 *         "birth-registration",
                 *         "id-card",
                 *         "move-registration"
                 *       ]
                 *     }
                 */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trips"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
