/** What citizens report. */
export const tickets = {
  title: "เรื่องที่ประชาชนแจ้ง",
  lead: "แก้ข้อมูลให้ถูกต้อง แล้วตอบว่าทำอะไรไป ไม่มีใครรู้ว่าใครแจ้ง",
  states: { open: "รอดำเนินการ", answered: "แก้แล้ว", closed: "ปิดแล้ว", all: "ทั้งหมด" } as Record<string, string>,
  show: "แสดง",
  none: "ไม่มีเรื่องในรายการนี้",
  about: "เกี่ยวกับ",
  shownThen: "ตอนนั้นหน้าเว็บแสดง",
  says: "ผู้แจ้งบอกว่า",
  answer: "สิ่งที่แก้ไปแล้ว",
  answerHint: "ผู้แจ้งไม่ได้รับข้อความนี้ เก็บไว้เป็นประวัติ",
  answered: "แก้ตามที่แจ้งแล้ว",
  close: "ไม่ต้องแก้ ปิดเรื่อง",
  done: "บันทึกแล้ว",
  fix: "ไปแก้ข้อมูล",
  more: "แสดงเพิ่ม",
  fields: {
    name: "ชื่อ", hours: "เวลาทำการและวันหยุด", address: "ที่อยู่", postcode: "รหัสไปรษณีย์", area: "ตำบล อำเภอ จังหวัด",
    position: "ตำแหน่งบนแผนที่", phone: "โทรศัพท์", email: "อีเมล", website: "เว็บไซต์", picture: "รูป", procedure: "คู่มือที่เปิดให้บริการ",
    copies: "การขอสำเนา", title: "ชื่อคู่มือ", aliases: "ชื่ออื่น", documents: "เอกสาร", steps: "ขั้นตอน", fee: "ค่าธรรมเนียม",
    minutes: "เวลาที่เคาน์เตอร์", days: "วันที่ได้ผล", channel: "ช่องทาง", season: "ช่วงที่เปิดรับ", responsible: "หน่วยที่รับผิดชอบ", other: "อื่น ๆ",
  } as Record<string, string>,
};
