extension Vocabulary {
    /// Verbs that tell the reader to type, show or say what follows, in all languages.
    static let verbsOfAsking = Vocabulary(
        asks: """
            key in, keying in, punch in, tap in, put in, fill in, write in, write, put, entering, typing, type this, quote, read out, tell them, show them
            gib ein, tippen sie, tipp, tippe ein, tragen sie, trag, eintippen, eintragen, einzugeben, geben sie ein, nennen sie, nenne, zeigen sie
            saisissez, saisir, saisis, tapez, tape, taper, entrez, entrer, entre, composez, composer, renseignez, indiquez, recopiez, recopier, introduisez
            inscrivez, rentrez, rentre, rentrer, communiquez, donnez, presentez, veuillez saisir, remplir, remplissez, reportez
            introduce, introduzca, introducir, ingresa, ingrese, ingresar, teclea, teclee, teclear, digita, digite, digitar, escribe, escriba, escribir, pon, anota
            copia, copie, marca, marque, indica, indique, dale, dile, dicta, dicte, muestra, muestre, utiliza, utilice, usa, use, mete
            insira, inserir, introduza, introduzir, informe, informar, preencha, preencher, escreva, escrever, cole, utilize, coloque, coloca, diga
            digiti, digitare, inserisci, inserire, inserisca, immetti, immettere, immetta, scrivi, scriva, riporta, riportare, riporti, compila, usa, utilizza
            comunica, comunichi, mostra, mostri, incolla, batti
            introduceti, introdu, introduci, tastati, tasteaza, scrieti, scrie, folositi, foloseste, completati, completeaza, comunicati, introdueix, escriu
            toets, toets in, tik, tik in, typ, typ over, vul in, vul, voer in, geef, gebruik, neem over, intoetsen, invullen, noem, toon
            knappa in, sla in, fyll i, mata in, skriv in, skriv, ange, uppge, anvand, visa
            tast, tast inn, taster, tast ind, taste, skriv inn, skriv ind, skriver, legg inn, fyll inn, fyll ut, oppgi, oplys, udfyld, indtast, indtaster, brug, bruk, vis, limer du inn, lim inn
            syota, syottamalla, nappaile, kirjoita, anna, kayta, tayta, nayta, sisesta, sisestage, tippige, toksi, kirjuta, anna
            ird be, irja be, usd be, usse be, add meg, adja meg, gepeld be, gepelje be, masold be, masolja be, ird, mutasd, mondd be, mondja be
            wpisz, wpisac, wpisujac, wprowadz, wprowadzic, podaj, podac, prosze podac, uzyj, przepisz, wklej, wstaw, pokaz
            zadejte, zadej, zadat, zapiste, napiste, napis, vlozte, vloz, opiste, opis, pouzijte, pouzij, vyplnte, sdelte, reknete, ukazte
            zadajte, zadaj, zadat, napiste, napis, vlozte, vloz, pouzite, pouzi, vyplnte, odpiste, prepiste, povedzte
            unesite, unesi, upisite, upisi, ukucajte, ukucaj, otkucajte, koristite, utipkajte, vpisite, vpisi, vnesite, vnesi, vtipkajte, pokazite, recite
            введите, введи, ввести, вводите, наберите, набери, впишите, впиши, вбейте, вбей, укажите, укажи, вставьте, вставь, напишите, назовите, назови, покажите, скажите, продиктуйте, сообщите
            введіть, введи, ввести, наберіть, набери, впишіть, впиши, вкажіть, вкажи, вставте, назвіть, назви, покажіть, скажіть, продиктуйте, повідомте, увядзіце
            въведете, въведи, напишете, напиши, впишете, впиши, наберете, набери, попълнете, кажете, покажете, поставете, внесете, унесите, укуцајте, упишите, откуцајте, внеси
            енгізіңіз, теріңіз, киргизиңиз, оруулна уу
            girin, girin, giriniz, girmeniz, gir, yaz, yazin, yaziniz, tuslayin, tusla, tuslayiniz, kullanin, kullan, soyleyin, soyle, gosterin, goster, kopyalayin
            daxil edin, daxil et, yazin, istifade edin, kiriting, kiriting, yozing
            masukkan, masukin, ketik, ketikkan, ketikan, isikan, isi, inputkan, gunakan, pakai, sebutkan, sebut, tunjukkan, tunjukan, beritahukan, salin, taip, taipkan, guna
            ilagay, i enter, ienter, i type, itype, i input, gamitin, ibigay, sabihin, ipakita, isulat, i paste
            nhap, hay nhap, vui long nhap, go, dien, su dung, cung cap, doc, doc cho, dung
            weka, ingiza, andika, tumia
            πληκτρολογ*, εισαγαγετ*, εισαγετ*, εισαγετε, γραψτε, γραψε, βαλε, βαλτε, συμπληρωστε, δωσε, δωστε, χρησιμοποι*, πατηστε, πειτε
            iveskite, irasykite, ivesk, irasyk, naudokite, pateikite, ievadiet, ievadi, ierakstiet, ieraksti, izmantojiet, shkruani, vendosni, jepni
            შეიყვანეთ, ჩაწერეთ, აკრიფეთ, გამოიყენეთ, მიუთითეთ, մուտքագրեք, հավաքեք, գրեք, օգտագործեք
            ادخل*, أدخل*, ادخال, إدخال, بادخال, اكتب*, اكتبي, ضع, استخدم*, استعمل, اعطه, اعط, قدم, وارد کنید, وارد كنيد, بنويسيد, تايپ كنيد, درج كنيد, بزنيد, اعلام كنيد, درج کریں, لکھیں, ڈالیں, بتائیں
            הזן*, הזינו, הקלד*, להקליד, להזין, הקלידו, כתוב*, כתבו, הכנס*, הכניסו, מסור, מסרו, השתמש*, הקישו, הקש
            दर्ज करें, दर्ज कीजिए, दर्ज कर, डालें, डालिए, डालो, लिखें, लिखिए, टाइप करें, टाइप कर, भरें, बताएं, बताएँ, दिखाएं, इस्तेमाल करें, प्रयोग करें, टाका, भरा, लिहा, सांगा
            লিখুন, প্রবেশ করান, দিন, টাইপ করুন, ব্যবহার করুন, বলুন, দেখান, বসান, ইনপুট
            உள்ளிட*, தட்டச்சு*, பதிவிட*, டைப்*, பயன்படுத்த*, காட்ட*, சொல்ல*, எழுத*, நமோது*, నమోదు చేయ*, టైప్*, ఎంటర్*, ఇవ్వండి, చెప్పండి, ఉపయోగించ*
            ನಮೂದಿಸ*, ಟೈಪ್*, ಬಳಸ*, നൽകുക, ടൈപ്പ്*, ഉപയോഗിക്ക*, દાખલ કરો, લખો, ਦਰਜ ਕਰੋ, ਭਰੋ
            กรอก, พิมพ์, ป้อน, ใส่, ใช้, แจ้ง, บอก, แสดง, វាយបញ្ចូល, បញ្ចូល, វាយ, ປ້ອນ, ໃສ່, ရိုက်ထည့်, ထည့်
            输入, 填写, 填入, 键入, 录入, 输, 填, 出示, 告知, 报, 輸入, 填寫, 填入, 鍵入, 輸, 出示, 告知
            入力, ご入力, 打ち込, 記入, お伝え, 提示, ご提示, 見せて, 입력, 기입, 넣어, 적어, 말씀, 알려주, 보여주
            """)
}
