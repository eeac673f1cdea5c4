//! What a clerk is told about outlines of territories.

use super::explanation::{Effect::RowDropped, Explanation};

/// An outline that can't be used.
pub(super) const UNUSABLE_TERRITORY: Explanation = Explanation {
    effect: RowDropped,
    title_en: "The outline of a territory that can't be used",
    title_th: "รูปเขตพื้นที่รับผิดชอบใช้ไม่ได้",
    why_th: "ประชาชนในเขตนี้อาจไม่ได้รับคำตอบว่าต้องไปที่หน่วยงานใด หรือได้คำตอบเพียงว่าน่าจะเป็น",
    did_th: "ไม่ใช้รูปเขตนี้ ใช้รหัสพื้นที่ (serves) และชื่อหน่วยงานแทน",
    fix_th: &[
        "เปิดไฟล์ territories.geojson ด้วยโปรแกรมแผนที่ หารายการของหน่วยงานที่แจ้งไว้ (รายการแรกคือแถวที่ 2)",
        "วาดเส้นขอบเขตใหม่ไม่ให้ตัดกันเอง ให้ช่องว่างอยู่ในรูป และไม่ให้รูปหนึ่งซ้อนในอีกรูป",
        "บันทึกเป็น GeoJSON โดยใช้พิกัดแบบ WGS 84 (EPSG:4326) ลองจิจูดมาก่อนละติจูด",
    ],
    in_row_th: Some("วาดเส้นขอบเขตใหม่ไม่ให้ตัดกันเอง"),
};
