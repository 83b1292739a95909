extension Vocabulary {
    /// Nouns for a code, whatever its purpose, in all languages and inflections.
    static let nouns = Vocabulary(
        noun: """
            code, codes, passcode, passcodes, pin, pins, otp, kode, koden, koder, kodene, codice, codici, codigo, codigos
            codi, cod, codul, codului, kod*, koodi*, kood, koodid, koodi, kods, koda, kodas, kodo, kodi, pinkod*, pincode*
            pin code, pin kod*, pin koodi*, pin kode, code pin, codigo pin, kode pin, kod pin, mot secret
            код*, пин, пін, пин код*, пін код*, κωδικ*, კოდ*, կոդ*, ծածկագիր*
            رمز*, كود*, كد, كدي, كدهاي, كوڈ, کوڈ*, پن, קוד*, כוד*
            कोड*, कूट*, পিন*, কোড*, কোডে*, গোপন নম্বর*, பின்*, குறியீட*, கோட*, కోడ్*, కోడు*, ಕೋಡ್*, കോഡ്*, കോഡ*, કોડ*, ਕੋਡ*
            කේතය*, රහස්*, രഹസ്യ*
            รหัส, พิน, លេខកូដ, កូដ, ລະຫັດ, ကုဒ်, ကုတ်, ma, ma so, ma pin, ma otp
            验证码, 口令, 密令, コード, 暗証番号, 暗号, 코드, 핀번호, 핀
            """)

    /// Nouns for a code that is secret wherever it is used, and the presents that have one too.
    static let secrets = Vocabulary(
        noun:
            "TAN, TOKEN, token, clave, claves, chave, chaves, cle unique, mtan, pushtan, smstan, chiptan, phototan",
        secret: """
            pin, pins, otp, TAN, TOKEN, token, clave, claves, chave, chaves, mtan, pushtan, smstan, chiptan, phototan, this pin, your pin, the pin, pin*, пин*, пін*, पिन*, পিন*, பின்*, పిన్*, พิน
            pin code, pin kod*, пин код*, пін код*, 暗証番号, 핀번호
            """,
        gift: """
            gift, gifts, giftcard*, gift card*, geschenk*, gutschein*, carte cadeau*, cartes cadeau*, cheque cadeau, tarjeta regalo, tarjeta de regalo
            cartao presente, vale presente, vale compra*, buono regalo, carta regalo, gift voucher*, cadeaukaart*, cadeaubon*, presentkort*
            gavekort*, lahjakort*, kinkekaart*, ajandekkart*, karta podarunk*, kart* podarunk*, darkov*, poukaz*, darcek*, darilna*, poklon kart*
            card cadou, подароч*, сертификат*, сертифікат*, подарунк*, ваучер*, подарък*, hediye kart*, hediye cek*, kartu hadiah, kad hadiah, voucher*, the qua tang
            δωροκαρτ*, قسيمه, بطاقه هديه, כרטיס מתנה, תו קנייה, उपहार, गिफ्ट*, บัตรของขวัญ, 礼品卡, 禮品卡, 禮券, ギフト, 상품권, 기프트
            """)

    /// Units of the time for which a code is good.
    static let times = Vocabulary(
        minutes: """
            minute, minutes, min, mins, minuten, minuto, minutos, minuti, minuut, minuter, minutter, minuutti*, minuuttia, minutit, perc*, minut*
            минут*, хвилин*, мин, хв, λεπτ*, dakika*, deqiqe*, daqiqa*, menit, minit, minuto*, phut, dakika, წუთ*, րոպե*, minuci*, minute*
            دقيق*, دقائق*, دقايق*, دقيقه*, منٹ*, דקות, דקה, मिनट*, मिनिट*, মিনিট*, நிமிட*, నిమిష*, ನಿಮಿಷ*, മിനിറ്റ*, મિનિટ*, ਮਿੰਟ*
            นาที, នាទី, ນາທີ, မိနစ်, 分钟, 分鐘, 分, 분, seconds, sekunden, secondes, segundos, секунд*, 秒, 초, detik, saniye, giay
            """)

    /// Nouns for a password.
    static let passwords = Vocabulary(
        password: """
            password*, passwort*, kennwort*, mot de passe, mots de passe, contrasena*, contrasenya*, senha, senhas, palavra passe, parola, parole*, parol*
            wachtwoord*, losenord*, passord*, adgangskode*, salasana*, haslo, hasla, heslo, hesla, lozink*, geslo, gesla, jelszo*, slaptazod*, fjalekalim*
            пароль*, парол*, лозинк*, sifre*, sifren*, kata laluan*, kata sandi*, mat khau, nywila, συνθηματικ*, parool*, პაროლ*, գաղտնաբառ*
            كلمه المرور, كلمه مرور, كلمه السر, رمز عبور, گذرواژه, پاسورڈ, סיסמ*, पासवर्ड*, পাসওয়ার্ড*, கடவுச்சொ*, పాస్‌వర్డ్*, ಪಾಸ್‌ವರ್ಡ್*, പാസ്‌വേഡ്*
            รหัสผ่าน, លេខសម្ងាត់, ລະຫັດຜ່ານ, စကားဝှက်, 密码, 密碼, パスワード, 비밀번호, 암호
            """)

    /// Stems on the links that prove an address.
    static let confirmations = Vocabulary(
        confirmLink: """
            confirm*, bestatig*, bevestig*, bekraft*, bekreft*, bekraeft*, vahvist*, potvrd*, potwierdz*, potvrz*, potrdi*, kinnit*, megerosit*
            conferm*, подтверд*, підтверд*, потвърд*, потврд*, επιβεβαι*, patvirtin*, apstiprin*, تاكيد*, تأكيد*, تاييد*, onayla*, tasdiq*
            xac nhan, 确认, 確認, 확인, ยืนยัน, पुष्टि*, konfirmasi, sahkan
            """)

    /// Nouns for any number; only the word that proves beside them makes them a code.
    static let counts = Vocabulary(
        count: """
            number, numbers, figure, figures, digits, key, string, token, combination, sequence, characters
            numero, numeros, cifra, cifras, chiffres, nombre, nombres, clave, claves, cle, clef, chave, chiave, numeri
            nummer, nummern, zahl, zahlen, ziffern, ziffernfolge, schlussel, nummeret, numret, siffror, siffer, tal, tallene
            numer, numeru, cyfry, liczba, klucz, cislo, cisla, cislice, kluc, broj, broja, stevilka, numarul, numar
            szam*, szamsor*, luku*, numerosarja*, tunnus*, avain*, number, arv, numuru, numurs, skaicius, numeris
            номер*, числ*, цифр*, ключ*, число*, број*, αριθμ*, ψηφι*, კოდური, ნომერ*, համար*, թիվ*
            رقم*, ارقام*, عدد*, شماره*, نمبر*, מספר*, ספרות*, numara*, sayi*, rakam*, nomre*, raqam*
            nomor*, angka*, nombor*, so, day so, chu so, namba*, numero*, bilang*
            नंबर*, संख्या*, अंक*, क्रमांक*, নম্বর*, সংখ্যা*, எண்*, సంఖ్య*, నంబర్*, ಸಂಖ್ಯೆ*, നമ്പർ*, નંબર*, ਨੰਬਰ*
            หมายเลข, ตัวเลข, เลข, លេខ, ເລກ, နံပါတ်, 数字, 數字, 码, 碼, 番号, 数列, 번호, 숫자
            """)

    /// Stems of proving who somebody is. Beside a noun they make it the name of a one-time code, in whatever case, order or
    /// compound a language puts them.
    static let proofs = Vocabulary(
        proves: """
            dilysu, fioraith*, egiaztap*, liberac*, liberar*, 3d secure, 3ds, extra, verif*, verify*, authent*, autent*, login*, log in, logging in, logon, log on, sign in, signin, signing in, sign on
            signing on, sign up, one time, onetime, one off, single use, two factor, two step, 2 step, 2fa, mfa, multi factor
            passwordless, prove, proves, proving, identity, unlock*, activat*, validat*, recover*, reset*, security, temporary
            verifizier*, bestatig*, prufung*, uberpruf*, authentifi*, authentisier*, signatur*, anmelde*, anmeldung*, einlogg*, einmal*, einmalig*
            sicherheit*, freischalt*, aktivier*, legitimier*, legitimation*, entsperr*, wiederherstell*, zurucksetz*, identitat*
            einloggen, tan, freigabe*, registrier*, zugriff*, zugang*
            connexion*, connecter*, identifi*, usage unique, securite*, securis*, provisoire*, valider*, validation*, activation*, activer
            reinitialis*, deverrouill*, double facteur, deux etapes
            comprobac*, comprob*, inicio de sesion, iniciar sesion, inicia sesion, seguridad*, un solo uso, uso unico, unico uso
            temporal, provisional*, activac*, activar*, validac*, validar*, recuperac*, restablec*, desbloqu*, identidad*, dos pasos
            comprov*, iniciar sessao, inicio de sessao, seguranca*, utilizacao unica, ativac*, ativar*, redefini*, reposic*, provisori*
            temporari*, identidade*, duas etapas, dois fatores
            accesso*, accedere*, sicurezza*, monouso, usa e getta, temporane*, attivaz*, attivar*, convalid*, recuper*, reimpost*
            sblocc*, identita*, due passaggi
            autentific*, conectar*, conectare*, securitate*, unica folosinta, de unica, activare*, activeaz*, validare*, recuperare*
            resetar*, seguretat*, d'un sol us, acces
            inlog*, aanmeld*, beveilig*, veiligheid*, eenmalig*, activer*, herstel*, tijdelijk*, identificatie*, ontgrendel*, controle*
            bekraft*, verifier*, inlogg*, logga in, sakerhet*, engang*, aktiver*, aterstall*, tillfallig*, legitimer*
            bekreft*, bekraeft*, verifis*, innlogg*, logge inn, logge ind, logge pa, log ind, sikkerhet*, sikkerhed*, gjenopprett*
            gendan*, midlertidig*, godkend*, godkjenn*, stadfest*, staðfest*, öryggis*, innskran*
            vahvist*, todenn*, kirjaut*, turva*, kertakaytto*, kertakayttois*, aktivoi*, aktivoint*, tunnist*, varmen*, varmist*
            kinnit*, sisselog*, sisse log*, uhekord*, aktiveer*, tuvast*
            ellenorz*, megerosit*, azonosit*, hitelesit*, belep*, bejelentkez*, biztonsag*, egyszer hasznal*, egyszeri, aktival*
            visszaallit*, jovahagy*, igazol*
            weryfik*, potwierdz*, uwierzyteln*, autoryz*, logow*, zalogow*, bezpieczen*, jednoraz*, aktywac*, odzysk*, tymczasow*
            tozsamosc*, odblokow*, sprawdzaj*
            overov*, overen*, overit*, overeni*, potvrd*, potvrz*, potvrzov*, autentiz*, prihlas*, prihlasov*, bezpecn*, jednoraz*, aktivac*, obnov*, docasn*
            totozn*, kontroln*, odblok*
            potrd*, verifik*, provjer*, proveri*, preverj*, preveri*, prijav*, sigurnos*, bezbedn*, varnost*, jednokrat*, enkrat*
            autorizac*, identifik*, privremen*, zacasn*
            подтвер*, провер*, верифи*, вход*, войти, однораз*, безопасн*, защит*, активац*, авториз*, аутентиф*, восстанов*, сброс*
            личност*, временн*, удостовер*, потвър*, вписв*, влиз*, еднократ*, сигурност*, активир*, възстанов*, самоличност*
            підтвер*, перевір*, верифі*, вхід, входу, увійти, безпек*, захист*, автентиф*, віднов*, скидан*, тимчасов*, пацвяр*
            праверк*, уваход*, аднараз*, бяспек*, потврд*, провери*, пријав*, једнократ*, безбедн*, сигурнос*, растау*, тексеру*, кіру*
            бір реттік, бир жолку, ырастоо*, баталга*, нэг удаагийн
            dogrula*, dogrulam*, onay*, giris*, guvenlik*, tek kullanim*, tek seferlik, aktivasyon*, etkinlestir*, sifirla*, gecici
            tesdiq*, tehlukesiz*, birdefelik*, tasdiq*, tasdiql*, kirish*, xavfsizlik*, bir martalik
            otentik*, autentik*, konfirmasi*, pengesahan*, sahkan, log masuk, daftar masuk, keamanan*, keselamatan*, sekali pakai
            sekali guna, aktivasi*, pengaktifan*, pemulihan*, validasi*, masuk, pembuktian, pengecekan
            beripik*, kumpirm*, kumpirmas*, pagkumpirma*, pag login, pag verify, pagpapatunay*, seguridad*, isang beses, minsanan*
            xac minh, xac thuc, xac nhan, dang nhap, bao mat, kich hoat, dung mot lan, mot lan, khoi phuc, dat lai, dang ky, kiem tra
            uthibitish*, uhakiki*, kuingia*, usalama, mara moja, kuthibitish*
            επαληθευ*, επιβεβαι*, συνδεσ*, συνδεθ*, ασφαλει*, μιασ χρησ*, μιας χρησ*, ενεργοποι*, ταυτοποι*, εισοδ*, επαναφορ*, προσωριν*, ελεγχ*
            patvirt*, patikr*, prisijung*, saugum*, vienkart*, tapatyb*, apstiprin*, parbaud*, pieslegs*, pieteiks*, ielog*
            drosib*, vienreiz*, identitat*, konfirm*, hyrje*, siguri*, njeperdorim*, vertetim*
            დადასტურებ*, ვერიფიკაც*, შესვლ*, უსაფრთხო*, ერთჯერად*, ავტორიზაც*, հաստատ*, մուտք*, անվտանգ*, միանգամյա*, վավերաց*
            تحقق*, تاكيد*, تفعيل*, دخول*, امان*, الامني*, مصادقه*, مره واحده, مؤقت*, استعاده*, توثيق*, تسجيل الدخول, هويه*
            تاييد*, تأييد*, ورود*, امنيت*, يكبار مصرف, يكبارمصرف, يك بار مصرف, فعالسازي*, فعال سازي*, احراز*, پويا, بازيابي*, موقت*, تصديق*
            لاگ ان, سيكيورٹي*, ون ٹائم, سائن ان, عارضي
            אימות*, אישור*, כניסה*, התחברות*, אבטחה*, בטחון*, ביטחון*, חד פעמי*, הפעלה*, זיהוי*, שחזור*, איפוס*, זמני*
            सत्याप*, पुष्टि*, लॉगिन*, लॉग इन, साइन इन, सुरक्षा*, वन टाइम, एक बार, एकमुश्त, सक्रिय*, प्रमाण*, वेरिफ*, वेरीफ*, रीसेट*, अस्थायी*, पडताळ*, एकवेळ*
            যাচাই*, ভেরিফ*, লগইন*, লগ ইন, নিরাপত্তা*, এককালীন*, একবার*, নিশ্চিত*, প্রমাণ*, সক্রিয়*, ચકાસણ*, વેરિફિ*, લોગિન*, લૉગિન*, સુરક્ષા*, વન ટાઇમ
            ਤਸਦੀਕ*, ਪੁਸ਼ਟੀ*, ਲੌਗਇਨ*, ਸੁਰੱਖਿਆ*, சரிபார்*, உள்நுழை*, பாதுகாப்பு*, ஒருமுறை*, ஒரு முறை, உறுதி*, அங்கீகார*, லாகின்*
            ధృవీకర*, ధ్రువీకర*, లాగిన్*, భద్రత*, వన్ టైమ్, నిర్ధార*, ఒక్కసారి*, ಪರಿಶೀಲನ*, ದೃಢೀಕರ*, ಲಾಗಿನ್*, ಭದ್ರತ*, ಒಂದು ಬಾರಿ*
            സ്ഥിരീകര*, പരിശോധ*, ലോഗിൻ*, സുരക്ഷ*, ഒറ്റത്തവണ*, සත්‍යාපන*, තහවුරු*, ආරක්ෂ*, පිවිසු*
            ยืนยัน, ตรวจสอบ, เข้าสู่ระบบ, ล็อกอิน, ความปลอดภัย, ครั้งเดียว, เปิดใช้งาน, กู้คืน, ชั่วคราว, ใช้ครั้ง
            ផ្ទៀងផ្ទាត់, បញ្ជាក់, ចូលប្រើ, ចូលគណនី, សុវត្ថិភាព, ຢືນຢັນ, ເຂົ້າສູ່ລະບົບ, ຄວາມປອດໄພ, အတည်ပြု, လုံခြုံရေး, ဝင်ရောက်
            验证, 驗證, 校验, 校驗, 登录, 登錄, 登入, 安全, 一次性, 动态, 動態, 激活, 啟用, 启用, 认证, 認證, 识别, 識別, 身份, 身分, 重置, 重設, 找回
            認証, 確認用, 確認, 本人確認, ログイン, サインイン, セキュリティ, ワンタイム, 有効化, 検証, 照合, 再設定, 承認, 一回限り, 一度限り
            인증, 확인, 로그인, 보안, 일회용, 1회용, 본인, 활성화, 재설정, 검증, 승인, 임시
            """,
        verifies: """
            verifica*, verifik*, verifiz*, verifis*, verifie*, verify*, verifying, authentica*, authentifi*, autentica*, autentifi*, autentik*
            one time, onetime, single use, sekali, pansamantala*, isang gamit, mara moja, isang beses, un solo uso, unico, unica, temporan*, tymczasow*, tillfallig*, temporar*, temporal*, provisoire*, provisori*, jednokratn*, разов*, временн*, тимчасов*, gecici*, sementara, tam thoi, 一次性, 一次, ワンタイム, 一時, 일회용, 1회용, 임시, وقت, مره واحده, حد פעמי, einmal*, prufung*, comprobac*, comprov*
            usage unique, uso unico, monouso, eenmalig*, engang*, kertakaytto*
            ellenorz*, egyszeri, weryfikac*, jednoraz*, overov*, overen*
            jednokrat*, enkrat*, проверочн*, проверк*, однораз*, верифика*, еднократ*, перевір*
            верифіка*, једнократ*, dogrula*, tek kullanim*, tesdiq*, tasdiq*, otentik*
            sekali pakai, xac minh, xac thuc, επαληθευ*, تحقق*
            אימות*, सत्याप*, যাচাই*, சரிபார்*, அங்கீகார*, ధృవీకర*, 验证, 驗證, 认证, 認證, 校验, 認証, 照合, 인증, 검증
            """,
        handsOver: """
            pickup, pick up, picking up, collect, collection, collecting, deliver, delivery, handover, hand over, locker
            abhol*, zustell*, ubergab*, offnung*, empfang*, retrait*, retirer*, livraison*, remise, enlevement, casier, collecte
            recogid*, recoger*, entrega*, retiro, retirar*, recolecc*, coleta*, levantament*, retirada*, recolha*, consegn*, ritir*
            afhaal*, afhal*, ophaal*, bezorg*, hamtning*, hamta*, uthamt*, utlamn*, henting*, hente*, utlever*, udlever*, afhent*
            nouto*, noutam*, luovut*, odbior*, odeb*, wydan*, vyzved*, vydej*, vydan*, vyzdvih*, prevzat*, prevzet*, atvet*, ridicar*, predar*
            получен*, выдач*, выдать, вручен*, доставк*, отриман*, видач*, получав*, взиман*, вземан*, преузиман*, preuziman*, isporuk*, prevzem*
            pengambilan*, ambil, penerimaan*, penghantaran*, pengantaran*, serah*, kutipan*, teslim*, teslimat*, catdirilma*
            nhan hang, lay hang, giao hang, nhan buu, รับพัสดุ, รับสินค้า, รับของ, 取件, 取货, 取貨, 提货, 提貨, 收货, 自提, 受取, 受け取り, 引取, 配達, 픽업, 수령, 인수, 배송
            استلام*, تسليم*, توصيل*, تحويل*, دريافت*, איסוף*, מסירה*, डिलीवरी*, पिकअप*, ডেলিভারি*, παραλαβ*, παραδοσ*, atsiemim*, pristatym*
            ambil*, sanemsan*, iznemsan*, valjastus*, kattesaam*
            opening, to open, offnen, ouverture, ouvrir, apertura, abrir, abertura, aprire, openen, opening*, oppning*, apning*, abning*, avaus*, avamis*
            otwarc*, otevr*, otvor*, отвор*, открыт*, відкрит*, nyito*, nyitas*, deschider*, atidary*, atvers*, 開錠, 解錠, 開箱, 开箱, 开柜, 開櫃
            فتح*, לפתיח*, פתיח*, αννοιγμ*, ανοιγμ*, mo tu, เปิดตู้
            """)
}
