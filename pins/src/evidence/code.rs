//! The rules by their codes.

/// How grave a piece of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The pin can't be right, or the record contradicts itself.
    Fault,
    /// The pin is probably not where the office is.
    Doubt,
    /// Worth a look.
    Note,
}

impl Severity {
    /// Its name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Doubt => "doubt",
            Self::Note => "note",
        }
    }
}

impl Code {
    /// Whether it speaks of where the pin is; the others speak of what else stands in the record.
    #[must_use]
    pub fn is_about_the_pin(self) -> bool {
        !matches!(
            self,
            Self::ClaimsDisagree
                | Self::NamesDiffer
                | Self::ImpossibleHours
                | Self::Hours
                | Self::NoProcedures
                | Self::UnusualProcedures
                | Self::Stale
        )
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident, $title_th:literal, $title_en:literal, $source:literal;)+) => {
        /// A rule. Reports know it by [`Code::as_str`], which never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its name in reports.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What it is called in Thai.
            #[must_use]
            pub fn title_th(self) -> &'static str {
                match self { $(Self::$name => $title_th,)+ }
            }

            /// What it is called in English.
            #[must_use]
            pub fn title_en(self) -> &'static str {
                match self { $(Self::$name => $title_en,)+ }
            }

            /// Where the rule, or what it compares with, comes from.
            #[must_use]
            pub fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)+ }
            }
        }
    };
}

codes! {
    /// There is no pin.
    NoPin = "no-pin", Fault, "ไม่มีพิกัด", "No pin", "official rule: one pin per unit";
    /// What is written is no position, and nothing explains it.
    NotAPosition = "not-a-position", Fault, "ค่าที่กรอกไม่ใช่พิกัด", "Not a position", "WGS 84: latitude -90 to 90, longitude -180 to 180";
    /// Both coordinates are 0.
    Zero = "zero", Fault, "พิกัดเป็น 0,0", "Both coordinates are 0", "what forms send for an empty field";
    /// Latitude and longitude are the same number.
    Equal = "equal-coordinates", Fault, "ละติจูดเท่ากับลองจิจูด", "Latitude equals longitude", "no place in Thailand has latitude = longitude";
    /// Latitude and longitude are exchanged.
    Swapped = "swapped", Fault, "สลับละติจูดกับลองจิจูด", "Latitude and longitude are swapped", "the exchanged numbers lie where the record says";
    /// A sign is wrong.
    Sign = "sign", Fault, "เครื่องหมายบวกลบผิด", "A sign is wrong", "without the sign the numbers lie where the record says";
    /// Metres on the UTM grid.
    Utm = "utm", Fault, "กรอกพิกัด UTM แทนองศา", "Metres on the UTM grid", "UTM zones 47 and 48 north on WGS 84 (EPSG:32647, 32648)";
    /// Degrees with minutes, read as decimals.
    DegreesMinutes = "degrees-minutes", Fault, "กรอกองศา-ลิปดาเป็นทศนิยม", "Degrees and minutes read as decimals", "read as degrees, minutes and seconds the numbers lie where the record says";
    /// Shifted as Indian 1975 is against WGS 84.
    Datum = "datum", Doubt, "เหลื่อมตามพื้นหลักฐาน Indian 1975", "Shifted by the datum Indian 1975", "EPSG:4240 to WGS 84 by EPSG:1304 (210, 814, 289)";
    /// Outside Thailand.
    OutsideThailand = "outside-thailand", Fault, "อยู่นอกประเทศไทย", "Outside Thailand", "boundaries given (COD-AB)";
    /// Outside of the province that the record names.
    OutsideProvince = "outside-province", Fault, "อยู่นอกจังหวัดที่ระบุ", "Outside its province", "official rule: coordinates match the address; boundaries given (COD-AB)";
    /// Outside of the district that the record names.
    OutsideDistrict = "outside-district", Fault, "อยู่นอกอำเภอที่ระบุ", "Outside its district", "official rule: coordinates match the address; boundaries given (COD-AB)";
    /// Outside of the subdistrict that the record names.
    OutsideSubdistrict = "outside-subdistrict", Doubt, "อยู่นอกตำบลที่ระบุ", "Outside its subdistrict", "official rule: coordinates match the address; boundaries given (COD-AB)";
    /// Outside of an area that its name, its address or its territory says, though inside of what else it says.
    OutsideNamedArea = "outside-named-area", Doubt, "อยู่นอกพื้นที่ตามชื่อหรือที่อยู่", "Outside the area that its name or address says", "official rule: coordinates match the address; boundaries given (COD-AB)";
    /// In the sea, a lake or a reservoir.
    InWater = "in-water", Fault, "อยู่ในทะเลหรือแหล่งน้ำ", "In the sea or a lake", "water.geojson beside the boundaries";
    /// So near a border that it may as well lie on the other side.
    NearBorder = "near-border", Note, "ใกล้แนวเขตจนตัดสินไม่ได้", "Too near a border to tell", "borders are drawn to within 150 m";
    /// Code, address, name or postcode name areas apart.
    ClaimsDisagree = "claims-disagree", Doubt, "ข้อมูลที่ตั้งขัดกันเอง", "The record contradicts itself", "gazetteer of DOPA codes; it errs too";
    /// Written too coarsely.
    FewDecimals = "few-decimals", Doubt, "ทศนิยมน้อยเกินไป", "Too few decimals", "two decimals of a degree are 1.1 km";
    /// Clicked on a map that showed no buildings.
    FarClick = "far-click", Doubt, "ปักบนแผนที่ที่ย่อเกินไป", "Clicked on a map zoomed too far out", "the lattice of pixels of web maps (EPSG:3857, 256 pixels a tile)";
    /// Both numbers are multiples of a larger step.
    OnGrid = "on-grid", Note, "ตกบนเส้นตาราง", "On a grid", "multiples of a minute or of 0.05 degrees";
    /// The middle of its subdistrict.
    SubdistrictMiddle = "subdistrict-middle", Doubt, "เป็นจุดกึ่งกลางตำบล", "The middle of its subdistrict", "centroid of the boundaries given";
    /// The middle of its district or province.
    LargerMiddle = "larger-middle", Doubt, "เป็นจุดกึ่งกลางอำเภอหรือจังหวัด", "The middle of its district or province", "centroid of the boundaries given";
    /// What maps show when nobody has said anything.
    FamousDefault = "famous-default", Fault, "เป็นพิกัดตั้งต้นของแผนที่", "The default of a map", "positions that map libraries and geocoders give for Bangkok and Thailand";
    /// Another unit has the same pin.
    SharedPin = "shared-pin", Doubt, "ใช้พิกัดเดียวกับหน่วยอื่น", "Another unit has the same pin", "official rule: one pin per unit";
    /// Another record is of the same unit.
    SameUnit = "same-unit", Doubt, "มีระเบียนซ้ำของหน่วยเดียวกัน", "Another record of the same unit", "official rule: one pin per unit; names alike within a district";
    /// Far from the other units of its district.
    FarFromPeers = "far-from-peers", Doubt, "ไกลจากหน่วยอื่นในอำเภอ", "Far from its peers", "the pins of the kind in the district in this register, and its population";
    /// Thai and English name differ.
    NamesDiffer = "names-differ", Note, "ชื่อไทยกับอังกฤษไม่ตรงกัน", "Thai and English name differ", "Royal Thai General System of Transcription (1999)";
    /// Hours that never open, hardly, or by night only.
    ImpossibleHours = "impossible-hours", Doubt, "เวลาทำการเป็นไปไม่ได้", "Impossible hours", "the hours themselves";
    /// Hours that its kind nearly never keeps.
    Hours = "hours", Note, "เวลาทำการผิดปกติ", "Unusual hours", "working hours of the other offices of its kind in this register";
    /// No procedures, while most of its kind have some.
    NoProcedures = "no-procedures", Note, "ไม่มีคู่มือที่ปักหมุด", "No procedures", "the other offices of its kind in this register";
    /// Far more or fewer procedures than its kind, or others than those.
    UnusualProcedures = "unusual-procedures", Note, "คู่มือต่างจากหน่วยประเภทเดียวกัน", "Unusual procedures", "the other offices of its kind in this register";
    /// Nobody confirmed it for long.
    Stale = "stale", Note, "ไม่ได้ยืนยันข้อมูลมานาน", "Not confirmed for long", "the yearly deadline of 31 August in the register's circular";
}
