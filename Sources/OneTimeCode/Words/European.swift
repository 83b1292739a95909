extension Vocabulary {
    static let greek = Vocabulary(
        oneTime: """
            κωδικός επαλήθευσης, κωδικό επαλήθευσης, κωδικού επαλήθευσης, κωδικός επιβεβαίωσης
            κωδικό επιβεβαίωσης, κωδικός ασφαλείας, κωδικό ασφαλείας, κωδικός μίας χρήσης
            κωδικό μίας χρήσης, κωδικός μιας χρήσης, κωδικό μιας χρήσης, κωδικός σύνδεσης, κωδικό σύνδεσης
            κωδικός ταυτοποίησης, κωδικό ταυτοποίησης, κωδικός ενεργοποίησης, κωδικό ενεργοποίησης
            κωδικός εξουσιοδότησης, προσωρινός κωδικός, προσωρινό κωδικό, κωδικός εισόδου, κωδικό εισόδου
            κωδικός otp, κωδικό otp, μοναδικός κωδικός, ψήφιο κωδικό, ψήφιος κωδικός
            """,
        ambiguous: """
            κωδικός πρόσβασης, κωδικό πρόσβασης, ο κωδικός σας, ο κωδικός σου, τον κωδικό, αυτόν τον κωδικό
            παρακάτω κωδικό, ακόλουθο κωδικό, κωδικός pin
            """,
        plain: "κωδικός, κωδικό, κωδικού, pin",
        asks: """
            εισαγάγετε, εισάγετε, χρησιμοποιήστε, πληκτρολογήστε, εισαγάγετέ, καταχωρίστε, βάλτε
            χρησιμοποίησε
            """,
        presents: "είναι ο, είναι, για να, ως",
        authentication: """
            επαληθεύστε, επαλήθευση, επιβεβαιώστε, επιβεβαίωση, συνδεθείτε, σύνδεση, σύνδεσης, συνδεθεί
            ταυτοποίηση, λήγει, ισχύει, έγκυρος, μην κοινοποι*, μην μοιρά*, με κανέναν, σε κανέναν
            δεν ζητήσατε, δεν κάνατε, δεν ήσασταν, αγνοήστε, επαναφορά, εγγραφή, ταυτότητα, λογαριασμό σας
            """,
        business: """
            παραγγελία*, κράτηση*, ξενοδοχείο, πτήση, αποστολή, παράδοση, τιμολόγιο, απόδειξη, σύνολο, φπα
            αγορά*, πληρωμή*, έκπτωση*, προσφορά, προσφορές, κουπόνι, κατάστημα, συνδρομή, συνάντηση
            εκδήλωση, εισιτήριο, εισιτήρια, δέμα
            """,
        otherNumber: """
            αριθμός παραγγελίας, παραγγελία, παραγγελίας, αρ παραγγελίας, τιμολόγιο, αριθμός τιμολογίου
            αριθμός αποστολής, αρ αποστολής, αποστολή, αίτημα, αναφορά, αριθμός αναφοράς, αριθμός κράτησης
            κωδικός κράτησης, κράτηση, αριθμός πελάτη, κωδικός πελάτη, λογαριασμός, κάρτα, που λήγει σε
            αφμ, γεμη, τηλέφωνο, τηλ, καλέστε, φαξ, ταχυδρομικός κώδικας, τκ, τ.κ, τ κ, εκπτωτικός κωδικός
            κωδικός έκπτωσης, κωδικό έκπτωσης, κουπόνι, δωροκάρτα, κωδικός προϊόντος, σφάλμα, συναλλαγή
            δωμάτιο, πτήση, έκδοση, σύνολο, ποσό, τιμή, υπόλοιπο, πάνω από, έως, περίπου, από το
            """,
        claimsNext: """
            ιανουαρίου, φεβρουαρίου, μαρτίου, απριλίου, μαΐου, ιουνίου, ιουλίου, αυγούστου, σεπτεμβρίου
            οκτωβρίου, νοεμβρίου, δεκεμβρίου, αρ, αριθμός, οδός, το
            """,
        claimsPrevious: """
            λεπτά, λεπτών, ώρες, δευτερόλεπτα, ημέρες, μέρες, μήνες, χρόνια, έτη, πόντοι, πόντους, ευρώ
            χρήστες, άτομα, πελάτες, τεμάχια, χλμ, αθήνα, θεσσαλονίκη
            """,
        namesNothing: """
            κωδικός qr, κωδικό qr, πηγαίος κώδικας, κώδικας δεοντολογίας, ξεχάσατε τον κωδικό
            """,
        confirmLink: """
            επαλήθευση*, επαληθεύστε*, επιβεβαίωση*, επιβεβαιώστε*, ενεργοποίηση*, σύνδεση
            """,
        resetLink: "επαναφορά*, αλλαγή κωδικού, νέος κωδικός",
        unsubscribeLink: "διαγραφή*, απεγγραφή*, κατάργηση εγγραφής")

    static let hungarian = Vocabulary(
        oneTime: """
            ellenőrző kód*, ellenőrzőkód*, megerősítő kód*, megerősítőkód*, hitelesítő kód*, hitelesítőkód*
            biztonsági kód*, egyszeri kód*, egyszer használatos kód*, egyszer használatos jelszó*
            egyszer használható kód*, egyszeri jelszó*, bejelentkezési kód*, belépési kód*, belépőkód*
            belépő kód*, aktiváló kód*, aktivációs kód*, aktiválókód*, azonosító kód*, azonosítókód*
            ideiglenes kód*, ideiglenes jelszó*, visszaállítási kód*, számjegyű kód*, jegyű kód*, sms kód*
            jóváhagyó kód*, visszaigazoló kód*
            """,
        ambiguous: """
            hozzáférési kód*, kódod*, kódja, az ön kódja, ezt a kódot, alábbi kód*, következő kód*
            pin kód*, a kód
            """,
        plain: "kód, kódot, kódját, jelszó, kódja",
        asks: "írja be, írd be, adja meg, add meg, használja, használd, gépelje be, másolja",
        presents: "az ön, a te, a, az, az ellenőrző",
        authentication: """
            ellenőriz*, ellenőrzés*, erősítse meg, erősítsd meg, megerősít*, bejelentkez*, jelentkez*
            belép*, hitelesít*, lejár*, érvényes*, ne ossza meg, ne oszd meg, senkivel, senkinek
            ne adja ki, nem ön, nem te, nem kérte, nem kérted, hagyja figyelmen, hagyd figyelmen
            figyelmen kívül, visszaállít*, regisztrác*, személyazonosság*, kétlépcsős, kétfaktoros
            fiókjába, fiókodba
            """,
        business: """
            rendelés*, foglalás*, szálloda, járat, szállítás*, kiszállítás*, számla, számlája, nyugta
            összesen, végösszeg, áfa, vásárlás*, fizetés*, kedvezmény*, ajánlat*, akció*, kupon*, üzlet
            bolt, előfizetés*, megbeszélés, esemény, jegy, jegyek, csomag*, hírlevél
            """,
        otherNumber: """
            rendelésszám, rendelési szám, rendelés száma, rendelés, számla, számlaszám, számla sorszáma
            csomagszám, nyomkövetési szám, küldeményazonosító, küldemény, ügyszám, ügyiratszám
            hivatkozási szám, hivatkozás, foglalási szám, foglalási kód*, foglalás, ügyfélszám
            ügyfélazonosító, vevőkód, számlaszáma, kártya, végződő, adószám, cégjegyzékszám, telefon
            telefonszám, hívja, irányítószám, irányító szám, kuponkód*, kupon, kedvezménykód*
            promóciós kód*, ajándékkártya, meghívókód*, cikkszám, termékkód, vonalkód, hibakód*, hiba
            értekezlet azonosító*, tranzakció, átvételi kód*, szoba, járat, verzió, összesen, végösszeg
            összeg, egyenleg, több mint, akár, körülbelül
            """,
        claimsNext: """
            január, február, március, április, május, június, július, augusztus, szeptember, október
            november, december, sz, szám, tel, fax
            """,
        claimsPrevious: """
            perc, percig, percen, óra, óráig, másodperc, nap, napig, napon, hónap, év, évi, évben, pont, ft
            huf, forint, eur, felhasználó, fő, vásárló, db, km, budapest, debrecen, január*, február*
            március*, április*, május*, június*, július*, augusztus*, szeptember*, október*, november*
            december*
            """,
        namesNothing: "qr kód*, forráskód*, elfelejtett jelszó*, etikai kódex",
        confirmLink: "megerősít*, ellenőriz*, aktivál*, bejelentkez*, belép*, erősítse meg*",
        resetLink: """
            visszaállít*, új jelszó, jelszó módosítás*, jelszó megváltoztatás*, jelszócsere
            """,
        unsubscribeLink: "leiratkoz*")

    static let finnish = Vocabulary(
        oneTime: """
            vahvistuskood*, vahvistuskoodi*, varmistuskood*, turvakood*, suojauskood*, tarkistuskood*
            kertakäyttökood*, kertakäyttöinen kood*, kertakäyttöisen kood*, kertakäyttösalasana*
            kertakäyttöinen salasana*, kertakood*, kirjautumiskood*, sisäänkirjautumiskood*, todennuskood*
            tunnistautumiskood*, aktivointikood*, väliaikainen kood*, väliaikainen salasana*, palautuskood*
            rekisteröitymiskood*, numeroinen kood*, numeroista koodi*, tekstiviestikood*, varmennuskood*
            tunnistuskood*
            """,
        ambiguous: """
            pääsykood*, koodisi, tämä koodi, tätä koodia, seuraava koodi, seuraavaa koodia
            alla oleva koodi, pin kood*, tunnuskood*
            """,
        plain: "koodi, koodin, koodia, salasana, koodilla, tunnusluku",
        asks: "syötä, käytä, anna, kirjoita, kopioi, näppäile",
        presents: "on, on sinun, on vahvistuskoodisi, on koodisi",
        authentication: """
            vahvista*, vahvistaaksesi, vahvistus, kirjaudu*, kirjautumi*, kirjautua, sisäänkirjautu*
            todenn*, vanhenee, vanhentuu, voimassa, umpeutuu, älä jaa, älä koskaan, kenellekään, kenenkään
            et pyytänyt, et ole pyytänyt, et tehnyt, et ollut, ohita, jätä huomiotta, voit jättää, palauta*
            nollaa*, rekisteröi*, henkilöllisyy*, kaksivaihei*, tilillesi
            """,
        business: """
            tilaus*, tilauksesi, varaus*, hotelli, lento, toimitus*, lasku, laskun, kuitti, yhteensä, summa
            alv, osto*, maksu*, alennus*, tarjou*, kampanja*, kuponki, kauppa, tilaaja*, kokous, tapahtuma
            lippu, liput, paketti, lähety*, uutiskirje
            """,
        otherNumber: """
            tilausnumero*, tilauksen numero, tilaus, laskun numero, laskunumero, lasku, viitenumero, viite
            seurantanumero, seurantakood*, lähetystunnus, lähetys, tapausnumero, tiketti, palvelupyyntö
            varausnumero, varaustunnus, varaus, asiakasnumero, jäsennumero, tilinumero, tili, kortti
            joka päättyy, päättyy, y tunnus, puhelin, puhelinnumero, soita, faksi, postinumero
            alennuskood*, kampanjakood*, tarjouskood*, etukood*, lahjakortti, kutsukood*, tuotekood*
            tuotenumero, viivakood*, virhekood*, virhe, kokoustunnus, tapahtumatunnus, noutokood*, huone
            lento, malli, versio, yhteensä, summa, hinta, saldo, jopa, noin, lähes, vuodesta, enemmän kuin
            """,
        claimsNext: "nro, numero, vuonna, pl, vuodesta, puh, yli",
        claimsPrevious: """
            minuuttia, minuutin, minuutissa, tuntia, tunnin, sekuntia, sekunnin, päivää, päivän, viikkoa
            kuukautta, vuotta, vuoden, pistettä, euroa, käyttäjää, henkilöä, asiakasta, kpl, km, helsinki
            tampere, turku, espoo
            """,
        namesNothing: "qr kood*, lähdekood*, unohditko salasanasi, unohtunut salasana",
        confirmLink: "vahvista*, aktivoi*, kirjaudu*",
        resetLink: "palauta salasana*, nollaa*, vaihda salasana*, uusi salasana, palauta*",
        unsubscribeLink: """
            peruuta tilaus*, peru tilaus*, lopeta tilaus*, poistu postituslistalta
            """)

    static let estonian = Vocabulary(
        oneTime: """
            kinnituskood*, kontrollkood*, turvakood*, ühekordne kood*, ühekordse koodi, ühekordne parool*
            sisselogimiskood*, autentimiskood*, aktiveerimiskood*, ajutine kood*, kinnitamiskood*
            tuvastuskood*
            """,
        ambiguous: "teie kood, sinu kood, see kood, järgmine kood, järgmist koodi, pääsukood*",
        plain: "kood, koodi, parool",
        asks: "sisesta, sisestage, kasuta, kasutage",
        presents: "on teie, on sinu, on",
        authentication: """
            kinnita*, logi sisse, sisse logi*, sisselogimi*, aegub, kehtib, kehtiv, ärge jagage, ära jaga
            kellegagi, ei taotlenud, ei küsinud, ignoreeri*, eira*, lähtesta*, registreeri*
            """,
        business: """
            tellimus*, broneering*, arve, tarne*, kokku, käibemaks, allahindlus*, soodustus*, pakkumi*
            kupong*, pood, pakk, saadetis*
            """,
        otherNumber: """
            tellimuse number, tellimus, arve, arve number, arve nr, saadetise number, viitenumber, viide
            broneeringu number, kliendi number, kliendinumber, registrikood*, telefon, helista, faks
            postiindeks, sihtnumber, sooduskood*, kupongikood*, kinkekaart, tootekood*, veakood*, viga
            kokku, summa, hind, kuni, umbes
            """,
        claimsNext: """
            jaanuar, veebruar, märts, aprill, mai, juuni, juuli, august, september, oktoober, november
            detsember, nr, aastal, tel, üle
            """,
        claimsPrevious: """
            minutit, minuti, tundi, tunni, sekundit, päeva, kuud, aastat, aasta, punkti, eurot, eur
            kasutajat, inimest, tk, km, tallinn, tartu
            """,
        confirmLink: "kinnita*, aktiveeri*, logi sisse",
        resetLink: "lähtesta*, muuda parool*, uus parool",
        unsubscribeLink: "loobu*, tühista tellimus")

    static let latvian = Vocabulary(
        oneTime: """
            verifikācijas kod*, apstiprinājuma kod*, apstiprināšanas kod*, drošības kod*
            vienreizējais kod*, vienreizējo kodu, vienreizēja parole, vienreizējā parole
            vienreizējo paroli, pieteikšanās kod*, autentifikācijas kod*, aktivizācijas kod*, pagaidu kod*
            pārbaudes kod*
            """,
        ambiguous: "jūsu kods, jūsu kodu, tavs kods, šo kodu, šis kods, piekļuves kod*",
        plain: "kods, kodu, koda, parole, paroli",
        asks: "ievadiet, izmantojiet, ievadi, izmanto",
        presents: "ir jūsu, ir tavs, ir",
        authentication: """
            apstipriniet, apstiprināt, pieteik*, verific*, derīgs, derīga, beigsies, neizpaudiet
            nedalieties, nevienam, nepieprasīj*, ignorējiet, atiestat*, reģistr*
            """,
        business: """
            pasūtījum*, rezervācij*, piegād*, rēķin*, kopā, pvn, atlaid*, piedāvājum*, kupon*, veikals
            sūtījum*
            """,
        otherNumber: """
            pasūtījuma numurs, pasūtījums, rēķins, rēķina numurs, rēķins nr, sūtījuma numurs, sūtījums
            atsauce, rezervācijas numurs, klienta numurs, reģ nr, reģistrācijas numurs, tālrunis, zvaniet
            fakss, pasta indekss, atlaižu kod*, atlaides kod*, kupona kod*, dāvanu karte, kļūda, kopā
            summa, cena, vairāk nekā, līdz, aptuveni
            """,
        claimsNext: """
            janvāris, februāris, marts, aprīlis, maijs, jūnijs, jūlijs, augusts, septembris, oktobris
            novembris, decembris, nr, lv, tel
            """,
        claimsPrevious: """
            minūtes, minūšu, minūtēm, stundas, stundu, sekundes, dienas, mēnešus, gada, gadā, gadi, punkti
            eiro, eur, lietotāji, gab, km, rīga
            """,
        confirmLink: "apstiprin*, aktivizē*, pieteikties",
        resetLink: "atiestatīt*, mainīt paroli, jauna parole",
        unsubscribeLink: "atrakstīties*, anulēt abonementu")

    static let lithuanian = Vocabulary(
        oneTime: """
            patvirtinimo kod*, tapatybės patvirtinimo kod*, saugos kod*, saugumo kod*, vienkartinis kod*
            vienkartinį kodą, vienkartinis slaptažod*, vienkartinį slaptažodį, prisijungimo kod*
            autentifikavimo kod*, aktyvinimo kod*, aktyvavimo kod*, laikinas kod*, laikinas slaptažodis
            tikrinimo kod*
            """,
        ambiguous: "jūsų kodas, jūsų kodą, tavo kodas, šį kodą, šis kodas, prieigos kod*",
        plain: "kodas, kodą, kodo, slaptažodis, slaptažodį",
        asks: "įveskite, naudokite, įvesk, naudok",
        presents: "yra jūsų, yra tavo, yra",
        authentication: """
            patvirtinkite, patvirtinti, prisijung*, galioja, baigsis, nesidalinkite, nesidalykite, niekam
            neatskleiskite, neprašėte, ignoruokite, nekreipkite, atkurti, atstatyti, registr*
            """,
        business: """
            užsakym*, rezervacij*, pristatym*, sąskait*, iš viso, pvm, nuolaid*, pasiūlym*, kupon*
            parduotuv*, siunt*
            """,
        otherNumber: """
            užsakymo numeris, užsakymas, užsakymo nr, sąskaita, sąskaitos numeris, siuntos numeris, siunta
            nuoroda, rezervacijos numeris, kliento numeris, įmonės kodas, įmonės kod*, pvm kod*, telefonas
            skambinkite, faksas, pašto kod*, pašto indeksas, nuolaidos kod*, kupono kod*, dovanų kuponas
            prekės kod*, klaida, klaidos kod*, iš viso, suma, kaina, daugiau nei, apie
            """,
        claimsNext: """
            sausio, vasario, kovo, balandžio, gegužės, birželio, liepos, rugpjūčio, rugsėjo, spalio
            lapkričio, gruodžio, nr, lt, tel, iki
            """,
        claimsPrevious: """
            minutes, minučių, minutės, valandas, valandų, sekundžių, dienas, dienų, mėn, metų, metais, m
            taškų, eur, eurų, naudotojų, vnt, km, vilnius, kaunas
            """,
        confirmLink: "patvirtin*, aktyvuo*, prisijung*",
        resetLink: "atkurti*, atstatyti*, pakeisti slaptažodį, naujas slaptažodis",
        unsubscribeLink: "atsisakyti prenumeratos, atsisakyti*")

    static let albanian = Vocabulary(
        oneTime: """
            kodi i verifikimit, kodin e verifikimit, kodi juaj i verifikimit, kodi i sigurisë
            kodi i konfirmimit, kodin e konfirmimit, kodi njëpërdorimësh, fjalëkalim njëpërdorimësh
            kodi i hyrjes, kodi i aktivizimit
            """,
        ambiguous: "kodi juaj, këtë kod, kodi yt",
        plain: "kodi, kod, kodin, fjalëkalimi",
        asks: "shkruani, përdorni, vendosni, futni",
        presents: "është kodi, është",
        authentication: """
            verifiko*, verifikim*, konfirmo*, hyni, hyrje, skadon, vlen, mos e ndani, me askënd
            nuk e keni kërkuar, injoroni, rivendos*, regjistr*
            """,
        business: "porosi*, fatur*, pagesa, zbritje, ofert*, dërgesa",
        otherNumber: """
            numri i porosisë, porosia, fatura, telefon, telefononi, kodi postar, kodi promocional, totali
            shuma
            """,
        claimsNext: "tel",
        claimsPrevious: "minuta, orë, sekonda, ditë, vjet, lekë, pikë",
        confirmLink: "verifiko*, konfirmo*, aktivizo*, hyni",
        resetLink: "rivendos*, ndrysho fjalëkalimin",
        unsubscribeLink: "çregjistrohu*")

    static let georgian = Vocabulary(
        oneTime: """
            დადასტურების კოდი*, ვერიფიკაციის კოდი*, უსაფრთხოების კოდი*, ერთჯერადი კოდი*, ერთჯერადი პაროლი*
            შესვლის კოდი*, ავტორიზაციის კოდი*, აქტივაციის კოდი*, სადასტურებელი კოდი*
            """,
        ambiguous: "თქვენი კოდი*, შენი კოდი*, ეს კოდი",
        plain: "კოდი, კოდია, პაროლი",
        asks: "შეიყვანეთ, გამოიყენეთ",
        presents: "არის თქვენი, არის",
        authentication: """
            დაადასტურ*, დადასტურებ*, შესვლ*, ავტორიზაცი*, მოქმედებს, ვადა, არ გაუზიაროთ, არავის
            არ მოგითხოვიათ, უგულებელყავით, რეგისტრაცი*
            """,
        business: "შეკვეთ*, ფასდაკლებ*, გადახდ*, ინვოისი, ჯამი",
        otherNumber: """
            შეკვეთის ნომერი, შეკვეთა, ტელეფონი, ტელ, საფოსტო ინდექსი, პრომო კოდი, თანხა, ჯამი, ინვოისი
            """,
        claimsPrevious: "წუთი, წუთის, წუთში, საათი, წამი, დღე, წელი, წლის, ლარი, ქულა",
        confirmLink: "დადასტურ*, შესვლა",
        resetLink: "აღდგენა*",
        unsubscribeLink: "გამოწერის გაუქმება")

    static let armenian = Vocabulary(
        oneTime: """
            հաստատման կոդ*, հաստատման ծածկագիր*, անվտանգության կոդ*, մեկանգամյա կոդ*, մեկանգամյա գաղտնաբառ*
            մուտքի կոդ*, ակտիվացման կոդ*
            """,
        ambiguous: "ձեր կոդ*, քո կոդ*, այս կոդ*",
        plain: "կոդ, կոդը, գաղտնաբառ*",
        asks: "մուտքագրեք, օգտագործեք",
        presents: "ձեր, է",
        authentication: """
            հաստատ*, մուտք*, վավեր*, ոչ մեկին, մի փոխանցեք, մի կիսվեք, չեք պահանջել, անտեսեք, գրանց*
            """,
        business: "պատվեր*, զեղչ*, վճարում*",
        otherNumber: "պատվերի համար*, պատվեր, հեռ, հեռախոս*, փոստային ինդեքս, գումար, ընդամենը",
        claimsPrevious: "րոպե*, ժամ*, վայրկյան*, օր*, տարի*, թ, դրամ*",
        confirmLink: "հաստատ*, մուտք",
        resetLink: "վերականգն*")
}
