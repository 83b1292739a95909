extension Vocabulary {
    /// What a courier, a locker or a counter asks for, in all languages.
    static let namesOfHandOverCodes = Vocabulary(
        handOver: """
            pickup code, pick up code, pickup pin, pick up pin, pickup passcode, collection code
            collection pin, locker code, locker pin, delivery pin, delivery code, delivery passcode
            delivery otp, handover code, hand over code, handover pin, parcel pin, parcel code, driver pin
            courier code, courier pin, release pin, ride pin, trip pin, drop off code, code to collect
            code to open the locker, code for the courier, code for the driver
            abholcode*, abhol code, abhol pin, abholpin, abholkennwort, zustellcode, zustell pin, lieferpin
            liefer pin, lieferpasswort, ubergabecode, ubergabe pin, paketcode, paket pin, paketpin
            offnungscode, fachcode, liefercode, code zur abholung, pin zur abholung, pin fur die abholung
            code fur die abholung, einmalcode fur die abholung
            code de retrait, code retrait, code de livraison, code de collecte, code de remise
            code du casier, code casier, code de la consigne, code consigne, code pour retirer, pin de retrait
            code confidentiel de retrait, code d'enlevement, code d'ouverture
            codigo de recogida, codigo de entrega, codigo de retiro, codigo de recoleccion, pin de entrega
            pin de recogida, clave de entrega, clave de recogida, clave de retiro, clave de recoleccion
            codigo para recoger, codigo para retirar, codigo del locker, codigo del casillero
            codigo de apertura, token de entrega
            codigo de coleta, codigo de levantamento, codigo de retirada, codigo de recolha
            codigo para retirada, pin de levantamento, senha de entrega, senha de retirada, senha para retirada
            palavra chave de entrega, codigo do armario, codigo do cacifo
            codice di ritiro, codice ritiro, codice di consegna, codice consegna, pin di consegna
            pin di ritiro, pin consegna, pin ritiro, codice di sblocco, codice per il ritiro
            codice per ritirare, codice del locker, codice locker, codice di apertura
            afhaalcode, afhaal code, afhaalpin, ophaalcode, ophaal code, ophaalpin, bezorgcode, bezorgpin
            leveringscode, aflevercode, kluiscode, lockercode, code om op te halen
            hamtkod, hamtkoden, hamtningskod, hamtningskoden, upphamtningskod, upphamtningskoden
            avhamtningskod, avhamtningskoden, uthamtningskod, leveranskod, leveranskoden, utlamningskod
            utlamningskoden, skapkod, skapkoden, oppna skapet med koden, kod for uthamtning, kod for upphamtning
            hentekode, hentekoden, leveringskode, leveringskoden, utleveringskode, utleveringskoden
            skapkode, skapkoden, kode for henting, pakkekode
            afhentningskode, afhentningskoden, udleveringskode, udleveringskoden, pakkekoden, bokskode
            kode til afhentning
            noutokoodi*, nouto pin, noutotunnus, luovutuskoodi*, toimituskoodi*, lokerokoodi*
            pakettiautomaatin koodi*, noutosi koodi*
            kod* odbioru, kod* do odbioru, kod* otwarcia, kod* skrytki, kod* dostawy, pin odbioru
            pin do odbioru, kod* dla kuriera
            kod* pro vyzvednuti, kod* k vyzvednuti, kod* vyzvednuti, vydejni kod*, pin pro vyzvednuti
            pin k vyzvednuti, heslo pro vyzvednuti, heslo pro vydani*, heslo pro vydej, pin pro prevzeti, kod* pro prevzeti
            kod* k prevzeti, kod* pro vydej
            kod* na vyzdvihnutie, kod* pre vyzdvihnutie, kod* na prevzatie, vydajny kod*, pin na vyzdvihnutie
            kod* na vyzdvihnutie zasielky, pin na prevzatie, heslo na vyzdvihnutie
            atveteli kod*, csomagatveteli kod*, nyitokod*, atveteli pin*, kezbesitesi kod*, atvevo kod*
            cod* de ridicare, cod* pentru ridicare, cod* de livrare, pin* de ridicare, pin* de livrare
            cod* de deschidere, cod* de predare
            код за получаване, кода за получаване, код за взимане, кода за взимане, код за доставка
            пин за получаване, код за отваряне
            kod* za preuzimanje, pin* za preuzimanje, kod* za isporuku, kod* za dostavu, kod* za otvaranje
            код* за преузимање, пин за преузимање, код* за испоруку
            kod* za prevzem, pin za prevzem, prevzemna kod*, kod* za dostavo
            код* получения, код* выдачи, код* для получения, код* для выдачи, код* постамата
            код* для постамата, код* от ячейки, код* открытия, код* доставки, код* для курьера
            код* для водителя, пин для получения, пин код для получения, пин код получения, код* вручения
            код* отримання, код* для отримання, код* видачі, код* поштомату, код* відкриття, код* доставки
            код* для кур'єра, пін для отримання, код* вручення
            алу коды, алуға арналған код, жеткізу коды
            kode pengambilan, kode ambil, kode pengantaran, kode penerimaan, kode terima, kode loker
            pin pengambilan, pin penerimaan, pin pengantaran, pin loker, kode serah terima, kode pickup
            kode buka loker, pin buka loker
            kod pengambilan, kod ambil, kod kutipan, kod penghantaran, kod serahan, kod lokar
            pin penghantaran, pin pengambilan, pin kutipan, pin lokar
            pickup kodo, code sa pagkuha, code para sa pickup
            取件码, 取货码, 提货码, 收货码, 自提码, 开柜码, 开箱码, 签收码, 取餐码, 送达码, 取件密码, 提货密码, 收货验证码, 派件码
            取件碼, 取貨碼, 提貨碼, 收貨碼, 自取碼, 開櫃碼, 開箱碼, 簽收碼, 取餐碼, 取件密碼, 取貨密碼, 提貨密碼, 取物碼, 領取碼
            受取コード, 受け取りコード, 受取用コード, 受取パスワード, 受取暗証番号, 受取用暗証番号, 受け取り暗証番号, 受取用パスワード
            受取認証番号, 引取コード, 引き取りコード, 配達コード, 配達用暗証番号, 配達暗証番号, 受渡コード, 解錠番号, 開錠番号
            取り出し番号, 取出番号, 取出し番号, 受取pin, 受け取りpin, 置き配コード
            픽업 코드, 픽업코드, 수령 코드, 수령코드, 인수 코드, 수취 코드, 배송 코드, 보관함 비밀번호, 택배함 비밀번호
            사물함 비밀번호, 수령 비밀번호, 수령 인증번호, 픽업 비밀번호, 픽업 번호, 픽업번호, 수령 번호
            رمز الاستلام, كود الاستلام, رمز استلام, كود استلام, رمز التسليم, كود التسليم, رمز تسليم
            رمز التوصيل, كود الفتح, رمز الفتح, كود التوصيل, رمز الخزانه
            کد تحویل, کد دریافت مرسوله, رمز تحویل, کد تحویل گیری, کد پیک, رمز دریافت
            ڈیلیوری کوڈ, ڈیلیوری پن, پک اپ کوڈ
            קוד איסוף, קוד האיסוף, קוד לאיסוף, קוד מסירה, קוד המסירה, קוד משלוח, קוד הלוקר, קוד ללוקר
            קוד פתיחה, קוד לפתיחת
            teslimat kod*, teslim kod*, teslim alma kod*, teslimat sifre*, teslimat sifresi, teslim sifresi, teslim alma sifresi, teslimat pin
            dolap kodu, kargo teslim kodu
            tehvil kodu, catdirilma kodu
            ma nhan hang, ma lay hang, ma giao hang, ma mo tu, ma pin nhan hang, ma pin lay hang, ma tu
            ma nhan buu kien
            รหัสรับพัสดุ, รหัสรับสินค้า, รหัสรับของ, รหัสเปิดตู้, รหัสตู้, รหัสส่งมอบ, รหัสจัดส่ง, pin รับพัสดุ
            डिलीवरी कोड, डिलीवरी पिन, डिलिवरी कोड, डिलिवरी पिन, डिलीवरी ओटीपी, पिकअप कोड
            पिकअप पिन, ओपन बॉक्स पिन, लॉकर कोड, लॉकर पिन
            ডেলিভারি কোড*, ডেলিভারি পিন*, পিকআপ কোড*, ডেলিভারি ওটিপি, লকার কোড
            டெலிவரி குறியீடு*, டெலிவரி குறியீட்ட*, டெலிவரி பின், டெலிவரி otp
            முகவரிடம் இந்த குறியீட்ட*, நபரிடம் இந்த எண்ண*, முகவரிடம் இந்த எண்ண*, நபரிடம் இந்த குறியீட்ட*, பிக்கப் குறியீடு*, டெலிவரி கோட்
            డెలివరీ కోడ్*, డెలివరీ పిన్*, డెలివరీ ఓటీపీ
            κωδικ* παραλαβησ, κωδικ* παραδοσησ, pin παραλαβησ, κωδικ* παραλαβή*, κωδικ* θυριδασ
            uksekood*, valjastuskood*, kattesaamise kood*, kapi kood*
            sanemsanas kod*, iznemsanas kod*, skapja kod*, durvju kod*
            atsiemimo kod*, pristatymo kod*, spinteles kod*
            kodi i marrjes, kodi i dorezimit, მიღების კოდი, მიტანის კოდი, ստացման կոդ*, առաքման կոդ*
            """,
        receivers: """
            courier, the driver, your driver, rider, delivery agent, delivery person, delivery partner
            delivery executive, delivery associate, parcel locker, locker
            kurier, fahrer, zusteller, packstation, paketbox, paketstation, livreur, coursier, consigne, casier
            repartidor, mensajero, conductor, taquilla, casillero, entregador, motoboy, estafeta, cacifo
            motorista, corriere, fattorino, armadietto, bezorger, koerier, chauffeur, pakketautomaat
            pakketkluis, bud, budet, skapet, chauffor*, paketautomat, paketskap, sjafor*, pakkeautomat, pakkeboks
            pakkeboksen, chauffor, kuriiri*, pakettiautomaat*, kurierowi, kuriera, kurierem, paczkomat*
            skrytk*, automacie paczkowym, kuryr*, vydejni box*, zasilkovn*, kurierovi, balikobox*, zasielkovn*
            futar*, csomagautomat*, curier*, locker*, easybox, куриер*, автомат, dostavljac*, kurir*
            paketomat*, курир*, агенту, курьер*, водител*, постамат*, пункт выдачи, пункте выдачи, кур'єр*
            поштомат*, kurir, loker, pengemudi, driver, penghantar, rider, 快递柜, 丰巢, 骑手, 配送员, 快递员
            驿站, 司机, 智能柜, 置物櫃, 外送員, 司機, 物流士, 取貨, 智慧櫃, 配達員, ドライバー, 宅配ロッカー, 宅配ボックス, ロッカー
            배달원, 배송기사, 기사님, 라이더, 무인택배함, 보관함, المندوب, مندوب التوصيل, السائق, الكابتن, عامل التوصيل
            پیک, راننده, رائیڈر, שליח, השליח, לשליח, לוקר, kurye*, kargo gorevlisi, gorevliye, surucu*
            kuryer*, shipper, tai xe, nguoi giao hang, nhan vien giao hang, tu khoa, buu ta, ไรเดอร์, คนขับ
            พนักงานส่ง, ตู้ล็อกเกอร์, ล็อกเกอร์, डिलीवरी एजेंट, डिलीवरी बॉय, डिलीवरी पार्टनर, एजेंट को, ड्राइवर, लॉकर
            ডেলিভারি ম্যান*, রাইডার*, ড্রাইভার*, κουριερ, διανομε*, οδηγο, θυριδα, kuller*, pakiautomaa*
            டெலிவரி முகவர*, kurjer*, pakomat*, pastomat*
            """)
}
