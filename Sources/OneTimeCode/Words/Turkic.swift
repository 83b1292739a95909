extension Vocabulary {
    static let turkish = Vocabulary(
        oneTime: """
            doğrulama kod*, onay kod*, güvenlik kod*, tek kullanımlık kod*, tek kullanımlık şifre*
            tek kullanımlık parola*, tek seferlik kod*, tek seferlik şifre*, tek seferlik parola*
            giriş kod*, oturum açma kod*, aktivasyon kod*, etkinleştirme kod*, kimlik doğrulama kod*
            geçici kod*, geçici şifre*, kurtarma kod*, sıfırlama kod*, kayıt kod*
            mobil onay kod*, sms kod*, sms şifre*, sms onay kod*, doğrulama şifre*, doğrulama numaras*
            haneli kod*, basamaklı kod*, onay şifre*, otp kod*
            """,
        ambiguous: """
            erişim kod*, teyit kod*, kodunuz*, kodun, aşağıdaki kod*, bu kod*, şu kod*, pin kod*, doğrulama
            """,
        plain: "kod, kodu, kodunu, kodunuzu, şifre, şifreniz, parola, şifren",
        asks: "girin, giriniz, kullanın, kullanınız, yazın, yaz, gir, giriş yapın",
        presents: "doğrulama, kodunu, kodunuz, olarak, ile",
        authentication: """
            doğrula*, doğrulayın, onaylayın, onaylamak, giriş yap*, oturum aç*, girişi, kimliğinizi
            geçerlidir, geçerli, geçerlilik, süresi dolacak, sona erecek, dakika içinde, paylaşmayın*
            paylaşma*, kimseyle, kimse ile, başkalarıyla, talep etmedi*, siz değilse*, istemediyseniz
            siz yapmadı*, dikkate almayın, göz ardı, yok sayın, sıfırla*, kayıt ol*, üyelik*, iki adımlı
            iki faktörlü, hesabınıza
            """,
        business: """
            sipariş*, rezervasyon*, otel, uçuş, yolcu, kargo*, teslimat, fatura*, fiş, toplam, ara toplam
            kdv, satın al*, ödeme*, tutar, indirim*, fırsat*, kampanya*, kupon*, mağaza*, abonelik*
            toplantı*, etkinlik*, bilet*, paket, bülten, ürün*
            """,
        otherNumber: """
            sipariş numaras*, sipariş no, siparişiniz, sipariş, sipariş kod*, fatura no, fatura numaras*
            fatura, kargo takip no, kargo takip numaras*, kargo kod*, takip no, takip numaras*, takip kod*
            gönderi no, talep no, talep numaras*, başvuru no, referans no, referans numaras*, referans kod*
            referans, rezervasyon no, rezervasyon numaras*, rezervasyon kod*, müşteri no, müşteri numaras*
            üye no, hesap no, hesap numaras*, hesap, kart, kartınız*, ile biten, iban, vergi no
            vergi numaras*, mersis no, mersis, tc kimlik no, tckn, poliçe no, telefon, arayın, numaralı
            faks, posta kod*, alan kod*, ülke kod*, indirim kod*, kampanya kod*, promosyon kod*, kupon kod*
            kupon, hediye kod*, hediye çeki, davet kod*, referans kodu, ürün kod*, stok kod*, barkod
            hata kod*, hata, toplantı kimliği, toplantı id, toplantı parola*, toplantı şifre*, işlem no
            işlem numaras*, işlem, teslimat kod*, teslim kod*, uçuş, model, seri no, sürüm, toplam, tutar
            fiyat, bakiye, yaklaşık, kadar, fazla, sokak, cadde
            """,
        claimsNext: """
            ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık, no
            numara, yılı, yılında, ref, pnr, tel, gsm, oda
            """,
        claimsPrevious: """
            dakika, saat, saniye, gün, hafta, ay, yıl, yılı, puan, tl, lira, euro, dolar, kullanıcı, kişi
            müşteri, adet, km, kg, ürün, ankara, izmir, kuruş, mil, no'lu, numaralı
            """,
        namesNothing: """
            qr kod*, karekod*, kaynak kod*, şifremi unuttum, parolamı unuttum, barkod*
            """,
        confirmLink: "doğrula*, onayla*, etkinleştir*, giriş yap*, oturum aç*, aktive et",
        resetLink: """
            sıfırla*, şifre değiştir*, yeni şifre*, şifremi değiştir, şifre sıfırla*, parolayı sıfırla*
            """,
        unsubscribeLink: "abonelikten çık*, aboneliği iptal*, listeden çık*, üyelikten ayrıl*")

    static let azerbaijani = Vocabulary(
        oneTime: """
            təsdiq kod*, təsdiqləmə kod*, doğrulama kod*, təhlükəsizlik kod*, birdəfəlik kod*
            birdəfəlik şifrə*, birdəfəlik parol*, giriş kod*, aktivləşdirmə kod*
            """,
        ambiguous: "kodunuz*, bu kod*, sizin kod*",
        plain: "kod, kodu, şifrə, parol",
        asks: "daxil edin, istifadə edin",
        authentication: """
            təsdiqlə*, daxil ol*, etibarlıdır, heç kimlə, paylaşmayın, bölüşməyin, tələb etməmi*
            nəzərə almayın, qeydiyyat*
            """,
        business: "sifariş*, ödəniş*, endirim*, çatdırılma*, faktura, qəbz",
        otherNumber: """
            sifariş nömrəsi, sifariş, faktura, telefon, zəng edin, poçt indeksi, promo kod*, endirim kod*
            voen, məbləğ, cəmi
            """,
        claimsNext: "tel",
        claimsPrevious: "dəqiqə, saat, saniyə, gün, manat, azn, xal",
        confirmLink: "təsdiq*, daxil ol",
        resetLink: "sıfırla*, bərpa*",
        unsubscribeLink: "abunəlikdən çıx*, abunəliyi ləğv*")

    static let uzbek = Vocabulary(
        oneTime: """
            tasdiqlash kodi*, tasdiqlash kodingiz*, xavfsizlik kodi*, bir martalik kod*
            bir martalik parol*, kirish kodi*, faollashtirish kodi*, tekshirish kodi*, тасдиқлаш коди*
            """,
        ambiguous: "sizning kodingiz, kodingiz*, ushbu kod*",
        plain: "kod, kodi, kodni, parol",
        asks: "kiriting, foydalaning",
        authentication: """
            tasdiqlang, tasdiqlash, kirish, amal qiladi, hech kimga, bermang, aytmang, so'ramagan
            e'tibor bermang, ro'yxatdan*
            """,
        business: "buyurtma*, to'lov*, chegirma*, yetkazib*",
        otherNumber: """
            buyurtma raqami, buyurtma, telefon, qo'ng'iroq, pochta indeksi, promokod*, stir, jami, summa
            """,
        claimsNext: "tel, inn",
        claimsPrevious: "daqiqa, soat, soniya, kun, yil, so'm, ball",
        confirmLink: "tasdiqla*, kirish",
        resetLink: "tiklash*",
        unsubscribeLink: "obunani bekor*")
}
