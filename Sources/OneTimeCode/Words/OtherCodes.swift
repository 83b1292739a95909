extension Vocabulary {
    /// Names of codes that nobody types to prove who they are, in all languages; one line each kind.
    static let namesOfOtherCodes = Vocabulary(
        ambiguous: """
            authorization code, authorisation code, autorisatiecode*, kode otorisasi*, codigo de autorizacion
            codigo de autorizacao, code d'autorisation, codice di autorizzazione, cod de autorizare
            codul de autorizare, код* авторизации, код* авторизації, autorizacijski kod*
            autorisierungs code, autorisationskod, autorisasjonskode, autorisationskode
            autorisierungscode*, yetkilendirme kod*, provizyon kodu
            授权码, 授權碼, رمز التفويض, ma chuan chi
            """,
        otherNumber: """
            part 1, part 2, teil 1, teil 2, partie 1, partie 2, parte 1, parte 2, phan 1, phan 2, bagian 1, bagian 2
            część 1, część 2, часть 1, часть 2, session id, session, entry number, raffle number, leader pin, participant pin, otp bank, kod zakaznika, kod klienta, biller code, biller id, course code, institution code, old code, previous code, earlier code, expired code, last code, alter code, alten code, ancien code
            codigo anterior, codigo antigo, codice precedente, oude code, gamla koden, gammel kode, gamle kode
            stary kod, starego kodu, poprzedni kod, predchozi kod, старый код, предыдущий код, прежний код
            старий код, попередній код, kode lama, kode sebelumnya, kod lama, 旧验证码, 之前的验证码, 舊驗證碼
            以前のコード, 前回のコード, 이전 코드, 이전 인증번호, الرمز السابق, الرمز القديم, کد قبلی, הקוד הקודם, הקוד הישן
            eski kod, onceki kod, ma cu, ma truoc do, รหัสเดิม, รหัสเก่า, पुराना कोड, पिछला कोड, παλιος κωδικος
            regi kod, korabbi kod, codul vechi, codul anterior, vanha koodi, stari kod, старият код
            example, for example, e.g., e.g, i.e, beispiel, z.b., zum beispiel, exemple, par exemple, p.ex.
            ejemplo, por ejemplo, p. ej., exemplo, por exemplo, esempio, ad esempio, voorbeeld
            bijvoorbeeld, bijv, exempel, till exempel, eksempel, esimerkki, esim, przyklad, np., priklad, napr.
            pelda, peldaul, exemplu, de exemplu, пример, например, приклад, наприклад, primjer, npr
            contoh, misalnya, contohnya, 例如, 比如, 例えば, 예시, 예를 들어, مثال, مثلا, דוגמה, לדוגמה, ornek
            ornegin, vi du, ตัวอย่าง, เช่น, उदाहरण, जैसे, উদাহরণ, παραδειγμα, π.χ.
            expected code, got code, returned code, short code, shortcode, sender id, kurzwahl
            error with code, failed with code, exited with code, exit status, exited with, failed with
            fehler mit code, erreur avec le code, error con codigo, erro com codigo, errore con codice
            ошибка с кодом, грешка с код, грешка, помилка з кодом, blad o kodzie
            """,
        claimsNext: "example, beispiel, exemple, ejemplo, exemplo, esempio, contoh, ending, ends",
        claimsPrevious: """
            has expired, has been cancelled, has been used, was cancelled, was used, is no longer, no longer
            is invalid, expired, ist abgelaufen, ist ungultig, ist nicht mehr, abgelaufen, a expire
            n'est plus, est expire, ha caducado, ha expirado, ya no, caduco, expirou, ja nao, nao e mais
            foi utilizado, e scaduto, non e piu, scaduto, is verlopen, werkt niet meer, verlopen
            har upphort, har gatt ut, galler inte, er utlopt, er udlobet, on vanhentunut, wygasl, stracil
            zostal wykorzystany, vyprsel, jiz neplati, uz neplati, vyprsal, lejart, mar nem, a expirat
            nu mai, истек, истёк, больше не, недействителен, уже использован, більше не, недійсний
            вже не, изтече, вече не, istekao, vise ne, sudah kedaluwarsa, telah kedaluwarsa, sudah tidak
            tidak lagi, sudah tidak berlaku, telah tamat, tidak sah lagi, 已过期, 已失效, 已逾期, 已作废, 已過期
            已作廢, は無効, は期限切れ, は使用済み, 은 만료, 는 만료, 은 더 이상, 는 더 이상, انتهت, انتهي, لم يعد
            لم تعد, منقضي شد, باطل, פג, כבר לא, suresi doldu, gecersiz, suresi dolmus, da het han
            khong con, หมดอายุแล้ว, ไม่สามารถใช้ได้, समाप्त हो गया, समाप्त हो चुका, अब मान्य नहीं, εληξε, δεν ισχυει
            """)
}
