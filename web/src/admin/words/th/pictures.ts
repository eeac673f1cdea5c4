/** Pictures of a unit. */
export const pictures = {
  title: (name: string) => `รูปของ ${name}`,
  lead: "รูปหน้าสำนักงานช่วยให้ประชาชนหาเจอ รูปแรกแสดงใหญ่ที่สุด",
  add: "เพิ่มรูป",
  hint: "JPEG, PNG หรือ WebP ไม่เกิน 8 MB ระบบลบข้อมูลที่ฝังในรูปให้",
  sending: "กำลังส่งรูป…",
  none: "ยังไม่มีรูป",
  most: "มีครบ 8 รูปแล้ว เอาออกก่อนจึงเพิ่มได้",
  picture: (number: number) => `รูปที่ ${number}`,
  first: "รูปหลัก",
  earlier: "เลื่อนขึ้นก่อน",
  later: "เลื่อนไปหลัง",
  removed: "เอารูปออกแล้ว",
  added: "เพิ่มรูปแล้ว",
  moved: "เรียงรูปใหม่แล้ว",
  refused: "ใช้ไฟล์นี้ไม่ได้ ต้องเป็นรูป JPEG, PNG หรือ WebP ไม่เกิน 8 MB",
};
