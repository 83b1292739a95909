extension Vocabulary {
    static let vietnamese = Vocabulary(
        oneTime: """
            mã xác nhận*, mã xác thực*, mã xác minh*, mã bảo mật*, mã otp*, mã đăng nhập*, mã kích hoạt*
            mã kiểm tra*, mã dùng một lần, mã sử dụng một lần, mã một lần, mật khẩu một lần
            mật khẩu dùng một lần, mật khẩu sử dụng một lần, mật khẩu tạm thời, mã tạm thời, mã an toàn
            mã khôi phục*, mã đặt lại*, mã đăng ký, mã ủy quyền, mã phê duyệt, mã số xác nhận
            mã số xác thực, mã số xác minh, mã số bảo mật, mã gồm, mã 6 chữ số, mã 6 số
            """,
        ambiguous: """
            mã truy cập*, mã của bạn, mã của quý khách, mã này, mã sau, mã dưới đây, mã pin, mã số sau
            mã số của bạn
            """,
        plain: "mã, mã số, mật khẩu, mật mã",
        asks: "nhập, vui lòng nhập, sử dụng, dùng, hãy nhập, điền, sao chép, nhập mã",
        presents: "là mã, là, để, làm",
        authentication: """
            xác nhận, xác thực, xác minh, đăng nhập, đăng ký, có hiệu lực, hiệu lực, hết hạn, không chia sẻ
            đừng chia sẻ, tuyệt đối không, không cung cấp, không tiết lộ, bất kỳ ai, cho ai, không yêu cầu
            không phải bạn, không phải là bạn, không thực hiện, bỏ qua, đặt lại mật khẩu, danh tính
            hai bước, hai yếu tố, thiết bị mới, tài khoản của bạn
            """,
        business: """
            đơn hàng, đặt phòng, đặt chỗ, khách sạn, chuyến bay, hành khách, giao hàng, vận chuyển, hóa đơn
            biên lai, tổng cộng, tổng tiền, thuế, vat, mua hàng, thanh toán, giảm giá, khuyến mãi, ưu đãi
            voucher, phiếu, cửa hàng, cuộc họp, sự kiện, vé, kiện hàng, bưu kiện, bản tin, freeship
            miễn phí vận chuyển
            """,
        otherNumber: """
            mã đơn hàng, mã đơn, số đơn hàng, đơn hàng, đơn hàng số, mã vận đơn, vận đơn, mã theo dõi
            mã hóa đơn, số hóa đơn, hóa đơn, hóa đơn số, mã giao dịch, số giao dịch, giao dịch
            mã tham chiếu, số tham chiếu, mã đặt chỗ, mã đặt phòng, mã đặt vé, mã khách hàng, số tài khoản
            tài khoản, số thẻ, kết thúc bằng, đuôi, mã số thuế, mã số doanh nghiệp, số hợp đồng, mã yêu cầu
            yêu cầu số, điện thoại, số điện thoại, hotline, tổng đài, liên hệ, mã bưu điện, mã bưu chính
            mã vùng, mã quốc gia, mã giảm giá, mã khuyến mãi, mã khuyến mại, mã ưu đãi, mã voucher
            mã quà tặng, mã giới thiệu, mã mời, mã sản phẩm, mã hàng, mã vạch, mã lỗi, mã cuộc họp
            id cuộc họp, phòng, chuyến bay, phiên bản, tổng cộng, tổng, số tiền, số dư, khoảng, từ năm
            """,
        claimsNext: "tháng, năm, ngày, số, đường, từ năm, vnd, vnđ, stk, mst, đt, sđt, gọi, fax",
        claimsPrevious: """
            phút, giờ, giây, ngày, tháng, năm, điểm, đồng, đ, vnd, vnđ, người, người dùng, khách hàng
            sản phẩm, km, xu, tp, hà nội, đường, quận
            """,
        namesNothing: "mã qr, mã nguồn, quên mật khẩu, mã nguồn mở",
        confirmLink: "xác nhận*, xác minh*, xác thực*, kích hoạt*, đăng nhập*",
        resetLink: "đặt lại*, đổi mật khẩu, mật khẩu mới, khôi phục*",
        unsubscribeLink: "hủy đăng ký*, huỷ đăng ký*, ngừng nhận*")

    static let thai = Vocabulary(
        oneTime: """
            รหัสยืนยัน, รหัส otp, รหัสotp, โอทีพี, รหัสยืนยันตัวตน, รหัสการยืนยัน, รหัสผ่านแบบใช้ครั้งเดียว
            รหัสผ่านครั้งเดียว, รหัสผ่านใช้ครั้งเดียว, รหัสใช้ครั้งเดียว, รหัสแบบใช้ครั้งเดียว
            รหัสความปลอดภัย, รหัสรักษาความปลอดภัย, รหัสเข้าสู่ระบบ, รหัสเข้าใช้งาน, รหัสเปิดใช้งาน
            รหัสตรวจสอบ, รหัสชั่วคราว, รหัสผ่านชั่วคราว, รหัสสำหรับยืนยัน, รหัสลับ, รหัสสำหรับเข้าสู่ระบบ
            รหัสกู้คืน
            """,
        ambiguous: """
            รหัสของคุณ, รหัสต่อไปนี้, รหัสนี้, รหัสการเข้าถึง, รหัส pin, รหัสของท่าน, รหัสด้านล่าง
            รหัส 6 หลัก
            """,
        plain: "รหัส, รหัสผ่าน, โค้ด",
        asks: "ใช้, กรอก, ป้อน, ใส่, โปรดใช้, กรุณากรอก, กรุณาใส่, โปรดกรอก",
        presents: "คือรหัส, คือ, เป็นรหัส, เพื่อ, เป็น",
        authentication: """
            ยืนยัน, ยืนยันตัวตน, เข้าสู่ระบบ, ลงชื่อเข้าใช้, ลงทะเบียน, สมัครสมาชิก, หมดอายุ, มีอายุ
            ใช้ได้ภายใน, ภายใน, อย่าเปิดเผย, ห้ามเปิดเผย, อย่าแชร์, ห้ามแชร์, อย่าบอก, ผู้อื่น, ผู้ใด
            ไม่ได้ขอ, ไม่ได้ร้องขอ, ไม่ได้เป็นผู้, ไม่ใช่คุณ, ละเว้น, เพิกเฉย, รีเซ็ตรหัสผ่าน
            ตั้งรหัสผ่านใหม่, ตัวตน, ref
            """,
        business: """
            คำสั่งซื้อ, จัดส่ง, พัสดุ, การจอง, โรงแรม, เที่ยวบิน, ใบแจ้งหนี้, ใบเสร็จ, ยอดรวม, รวมทั้งสิ้น
            ภาษี, ชำระเงิน, ส่วนลด, โปรโมชั่น, คูปอง, ข้อเสนอ, ร้านค้า, ประชุม, กิจกรรม, ตั๋ว, คะแนน
            จดหมายข่าว
            """,
        otherNumber: """
            หมายเลขคำสั่งซื้อ, เลขที่คำสั่งซื้อ, คำสั่งซื้อ, หมายเลขพัสดุ, เลขพัสดุ, เลขที่ใบแจ้งหนี้
            ใบแจ้งหนี้, ใบเสร็จ, เลขที่, หมายเลขอ้างอิง, รหัสอ้างอิง, อ้างอิง, หมายเลขการจอง, รหัสการจอง
            การจอง, หมายเลขลูกค้า, รหัสลูกค้า, หมายเลขบัญชี, เลขบัญชี, บัญชี, บัตร, หมายเลขบัตร, ลงท้ายด้วย
            เลขประจำตัวผู้เสียภาษี, โทร, โทรศัพท์, เบอร์โทร, เบอร์, สายด่วน, แฟกซ์, รหัสไปรษณีย์
            รหัสประเทศ, รหัสส่วนลด, โค้ดส่วนลด, รหัสโปรโมชั่น, รหัสคูปอง, คูปอง, รหัสแนะนำ, รหัสเชิญ
            รหัสสินค้า, รหัสข้อผิดพลาด, ข้อผิดพลาด, รหัสประชุม, ห้อง, เที่ยวบิน, ยอดรวม, จำนวนเงิน, ราคา
            ยอดเงิน, รวม, กว่า, ประมาณ, พ.ศ., ปี, เลขที่ติดตาม
            """,
        claimsNext: """
            พ.ศ., ค.ศ., ปี, มกราคม, กุมภาพันธ์, มีนาคม, เมษายน, พฤษภาคม, มิถุนายน, กรกฎาคม, สิงหาคม
            กันยายน, ตุลาคม, พฤศจิกายน, ธันวาคม, เขต, แขวง, จังหวัด, กรุงเทพฯ, กรุงเทพมหานคร, ref
            """,
        claimsPrevious: """
            นาที, ชั่วโมง, วินาที, วัน, เดือน, ปี, บาท, คะแนน, คน, ชิ้น, กม, ราย, เหรียญ, คอยน์, รายการ
            ถนน, ประเทศไทย
            """,
        namesNothing: "คิวอาร์โค้ด, รหัส qr, ลืมรหัสผ่าน, บาร์โค้ด, ซอร์สโค้ด",
        confirmLink: "ยืนยัน*, เข้าสู่ระบบ*, เปิดใช้งาน*",
        resetLink: "รีเซ็ต*, ตั้งรหัสผ่านใหม่, เปลี่ยนรหัสผ่าน",
        unsubscribeLink: "ยกเลิกการรับ*, ยกเลิกการสมัคร*, เลิกรับ*")

    static let khmer = Vocabulary(
        oneTime: """
            លេខកូដផ្ទៀងផ្ទាត់, កូដផ្ទៀងផ្ទាត់, លេខកូដសម្ងាត់, កូដសុវត្ថិភាព, លេខសម្ងាត់ប្រើម្តង, លេខកូដ otp
            កូដ otp, លេខកូដបញ្ជាក់
            """,
        ambiguous: "លេខកូដរបស់អ្នក, កូដរបស់អ្នក",
        plain: "កូដ, លេខកូដ",
        asks: "បញ្ចូល, ប្រើ",
        authentication: "ផ្ទៀងផ្ទាត់, ចូលគណនី, ផុតកំណត់, កុំចែករំលែក, កុំប្រាប់, បញ្ជាក់",
        otherNumber: "លេខបញ្ជាទិញ, ទូរស័ព្ទ, លេខទូរស័ព្ទ, វិក្កយបត្រ, កូដបញ្ចុះតម្លៃ",
        claimsPrevious: "នាទី, ម៉ោង, ថ្ងៃ, ឆ្នាំ, រៀល")

    static let lao = Vocabulary(
        oneTime: "ລະຫັດຢືນຢັນ, ລະຫັດ otp, ລະຫັດຄວາມປອດໄພ, ລະຫັດຜ່ານຄັ້ງດຽວ",
        plain: "ລະຫັດ",
        asks: "ໃສ່, ປ້ອນ, ໃຊ້",
        authentication: "ຢືນຢັນ, ເຂົ້າສູ່ລະບົບ, ໝົດອາຍຸ, ຢ່າແບ່ງປັນ, ຢ່າບອກ",
        otherNumber: "ໂທ, ເບີໂທ, ເລກທີ, ລະຫັດສ່ວນຫຼຸດ",
        claimsPrevious: "ນາທີ, ຊົ່ວໂມງ, ມື້, ປີ, ກີບ")

    static let burmese = Vocabulary(
        oneTime: """
            အတည်ပြုကုဒ်, အတည်ပြု ကုဒ်, အတည်ပြုနံပါတ်, လုံခြုံရေးကုဒ်, လုံခြုံရေး ကုဒ်, otp ကုဒ်
            တစ်ခါသုံး စကားဝှက်, တစ်ခါသုံးကုဒ်
            """,
        plain: "ကုဒ်, စကားဝှက်",
        asks: "ထည့်ပါ, အသုံးပြုပါ",
        authentication: "အတည်ပြု, ဝင်ရောက်, သက်တမ်း, မမျှဝေပါနှင့်, မပြောပါနှင့်",
        otherNumber: "ဖုန်း, ဖုန်းနံပါတ်, အော်ဒါနံပါတ်",
        claimsPrevious: "မိနစ်, နာရီ, ရက်, နှစ်, ကျပ်")
}
