// Written by `cargo xtask web` from tests/it/snapshots/openapi.snap.
export interface paths {
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
        /** @description Parts of the sentence that had a share in finding offices. */
        AppliedParts: {
            kinds: boolean;
            place: boolean;
            procedures: boolean;
            time: boolean;
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
        /** @description A kind of office that the sentence says. */
        Kind: {
            id: string;
            name_en?: string | null;
            name_th: string;
            span: number[];
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
        /** @description Another area of the same name. */
        OtherPlace: {
            code: string;
            /** @description `province`, `district` or `subdistrict`. */
            level: string;
            name_th: string;
            /** @description The areas around it, the smaller first. */
            within_th: string[];
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
        /** @description What went wrong with a request. */
        Problem: {
            /** @description The kind of problem for programs; never changes. */
            code: string;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
