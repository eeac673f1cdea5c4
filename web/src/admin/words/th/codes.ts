/** The one-time authorize code of a unit. */
export const codes = {
  title: "รหัสยืนยันของหน่วยงาน",
  text: "เจ้าหน้าที่ใหม่ใช้รหัสนี้ลงทะเบียนครั้งแรกได้หนึ่งคน",
  issue: "ออกรหัสใหม่",
  issued: "รหัสนี้แสดงครั้งเดียว จดหรือคัดลอกไว้ตอนนี้",
  until: (day: string) => `ใช้ได้ถึง ${day}`,
  copy: "คัดลอก",
  copied: "คัดลอกรหัสแล้ว",
  revoke: "ยกเลิกรหัส",
  revoked: "ยกเลิกรหัสแล้ว",
};
