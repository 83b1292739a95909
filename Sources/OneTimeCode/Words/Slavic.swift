extension Vocabulary {
    static let russian = Vocabulary(
        oneTime: """
            код* подтверждения, код* верификации, проверочный код*, проверочного кода, проверочным кодом
            код* проверки, код* безопасности, защитный код*, код* доступа для входа, код* для входа
            код* входа, код* аутентификации, код* активации, код* регистрации
            код* для регистрации, одноразовый код*, одноразового кода, одноразовым кодом
            одноразовый пароль*, одноразового пароля, одноразовым паролем, одноразовый пин, временный код*
            временный пароль, код* восстановления, код* для восстановления, код* сброса, код* для сброса
            код* для подтверждения, парол* для подтверждения, код* для проверки, код* для авторизации, секретный код*, смс код*
            код* из смс, код* из письма, код* идентификации, цифровой код*, значный код*
            двухфакторный код*, код* привязки, otp код*, контрольный код*
            """,
        ambiguous: """
            код* доступа, ваш код*, твой код*, этот код*, следующий код*, пин код*, вашего кода, новый код*
            ваш пароль, ваш пин код*, код* ниже
            """,
        plain: "код, кода, кодом, коду, коды, пароль, пин, пароля",
        asks: """
            введите, используйте, введи, укажите, вставьте, скопируйте, используй, ввести, наберите
            """,
        presents: "ваш, это ваш, является, это, твой, для",
        authentication: """
            подтвердите, подтвердить, подтверждение, подтверждения, войти, вход, входа, входе, авторизац*
            аутентификац*, зарегистриров*, регистрац*, действителен, действует в течение, действует
            истекает, истечет, срок действия, никому, не сообщайте, не передавайте, не показывайте
            третьим лицам, не запрашивали, не вы, не делали, не совершали, если это были не, проигнорируйте
            игнорируйте, сброс пароля, сбросить пароль, восстановлен*, личность, двухфакторн*
            учетной записи, аккаунта
            """,
        business: """
            заказ*, ваш заказ, бронирован*, отель, рейс, пассажир*, доставк*, отправлен, посылк*, счет, чек
            итого, сумма, ндс, покупк*, оплат*, скидк*, скидок, акци*, промокод*, распродаж*, магазин*
            подписк*, рассылк*, встреч*, конференци*, мероприят*, билет*, купон*, трек номер, товар*
            баланс, ночей, гостей
            """,
        otherNumber: """
            номер заказа, заказ, заказа, заказу, заказе, заказ номер, номер счета, счет, счета, инвойс
            трек номер*, трек код*, номер отслеживания, код отслеживания, номер отправления, накладн*
            номер обращения, обращение, обращения, заявка, заявки, номер заявки, тикет, тикета, референс
            номер брони, бронь, бронирование, код бронирования, номер бронирования, номер клиента, клиент
            лицевой счет, лицевого счета, номер карты, карта, карты, карте, картой, заканчивающ*, огрн
            огрнип, снилс, окпо, договор*, полис*, паспорт, табельный номер, телефон*, звоните, позвоните
            по номеру, по телефону, факс, горячая линия, индекс, почтовый индекс, код города, код страны
            код региона, промокод*, промо код*, код на скидку, код скидки, купон*, сертификат*
            подарочный код*, реферальный код*, код приглашения, код товара, артикул*, штрих код*, штрихкод*
            код ошибки, ошибка, ошибки, ошибку, идентификатор конференции, идентификатор, номер транзакции
            транзакция, транзакции, операция, операции, ячейка, кабинет, офис
            рейс, модель, серийный номер, версия, итого, сумма, стоимость, цена, баланс, более, около
            свыше, почти, примерно
            """,
        claimsNext: """
            январь, января, февраль, февраля, март, марта, апрель, апреля, май, мая, июнь, июня, июль, июля
            август, августа, сентябрь, сентября, октябрь, октября, ноябрь, ноября, декабрь, декабря, в, с
            №, no, номер, ул, улица, проспект, г, руб, год, чек, инн, кпп, бик, id, тел, а/я, кв, дом
            """,
        claimsPrevious: """
            минут, минуты, минуту, мин, часов, часа, час, секунд, секунды, сек, дней, дня, день, месяцев
            лет, года, году, год, г, гг, баллов, баллы, бонусов, бонуса, рублей, рубля, руб, р, коп, тенге
            грн, человек, пользователей, клиентов, шт, км, кг, товаров, подписчиков, москва, г.москва
            санкт петербург, россия
            """,
        namesNothing: "qr код*, исходный код*, исходного кода, кодекс*, забыли пароль",
        confirmLink: """
            подтвердить*, подтвердите, подтверждение*, активировать*, войти, активация*
            завершить регистрацию
            """,
        resetLink: """
            сбросить*, сброс*, восстановить*, сменить пароль, изменить пароль, новый пароль
            восстановление*
            """,
        unsubscribeLink: """
            отписаться*, отписка, отказаться от рассылки, отменить подписку, настроить рассылк*
            """)

    static let ukrainian = Vocabulary(
        oneTime: """
            код* підтвердження, код* верифікації, перевірочний код*, код* перевірки, код* безпеки
            код* для входу, код* входу, код* автентифікації, код* активації
            код* реєстрації, одноразовий код*, одноразового коду, одноразовий пароль*, одноразового пароля
            тимчасовий код*, тимчасовий пароль, код* відновлення, код* для відновлення, код* скидання
            код* для підтвердження, парол* для підтвердження, код* для авторизації, секретний код*, смс код*, значний код*
            захисний код*, код* для перевірки
            """,
        ambiguous: """
            код* доступу, ваш код*, твій код*, цей код*, наступний код*, такий код*, пін код*, ваш пароль
            новий код*
            """,
        plain: "код, коду, кодом, коди, пароль, пін, пароля",
        asks: """
            введіть, використайте, використовуйте, введи, вкажіть, вставте, скопіюйте, ввести
            """,
        presents: "ваш, це ваш, це, твій, для",
        authentication: """
            підтвердіть, підтвердити, підтвердження, увійти, увійдіть, вхід, входу, авторизац*
            автентифікац*, зареєструва*, реєстрац*, дійсний, діє протягом, діє, закінчується, термін дії
            нікому, не повідомляйте, не передавайте, третім особам, не запитували, не надсилали, не ви
            не робили, проігноруйте, ігноруйте, скидання пароля, скинути пароль, відновлен*, особу
            двофакторн*, облікового запису, акаунта
            """,
        business: """
            замовленн*, бронюванн*, готель, рейс, пасажир*, доставк*, відправлен*, посилк*, рахунок, чек
            разом, сума, пдв, покупк*, оплат*, знижк*, знижок, акці*, промокод*, розпродаж*, магазин*
            підписк*, розсилк*, зустріч*, конференц*, квит*, купон*, товар*, ттн
            """,
        otherNumber: """
            номер замовлення, замовлення, рахунок, рахунку, трек номер*, номер відстеження, накладн*
            звернення, номер звернення, заявка, тікет, бронювання, код бронювання, номер клієнта, клієнт
            особовий рахунок, картка, картки, картою, закінчується на, єдрпоу, договір, договору, поліс
            телефон*, дзвоніть, телефонуйте, за номером, факс, гаряча лінія, індекс, поштовий індекс
            код міста, код країни, промокод*, промо код*, код на знижку, купон*, сертифікат*
            подарунковий код*, реферальний код*, код запрошення, код товару, артикул*, штрих код*
            штрихкод*, код помилки, помилка, ідентифікатор, транзакція, операція, комірка
            офіс, рейс, модель, серійний номер, версія, разом, сума, вартість, ціна, баланс, понад, близько
            майже
            """,
        claimsNext: """
            січень, січня, лютий, лютого, березень, березня, квітень, квітня, травень, травня, червень
            червня, липень, липня, серпень, серпня, вересень, вересня, жовтень, жовтня, листопад, листопада
            грудень, грудня, в, у, з, №, номер, вул, вулиця, чек, ттн, іпн, мфо, тел, кв
            """,
        claimsPrevious: """
            хвилин, хвилини, хв, годин, години, секунд, днів, дня, місяців, років, року, рік, р, балів
            бонусів, гривень, гривні, грн, осіб, користувачів, клієнтів, шт, км, кг, товарів, київ, м.київ
            україна
            """,
        namesNothing: "qr код*, вихідний код*, кодекс*, забули пароль",
        confirmLink: "підтвердити*, підтвердіть, активувати*, увійти, підтвердження*",
        resetLink: "скинути*, скидання*, відновити*, змінити пароль, новий пароль",
        unsubscribeLink: "відписатися*, відписатись*, скасувати підписку")

    static let bulgarian = Vocabulary(
        oneTime: """
            код* за потвърждение, код* за потвърждаване, код* за верификация, код* за проверка
            код* за сигурност, код* за вход, код* за достъп до, код* за активация, код* за активиране
            код* за удостоверяване, еднократен код*, еднократния код, еднократна парола
            еднократната парола, временен код*, временна парола, код* за регистрация
            код* за възстановяване
            """,
        ambiguous: """
            код* за достъп, вашият код, вашия код, твоят код, твоя код, този код, следния код, пин код*
            кодът ви, кодът
            """,
        plain: "код, кода, парола",
        asks: "въведете, използвайте, въведи, използвай, копирайте",
        presents: "е вашият, е твоят, е кодът, е, за",
        authentication: """
            потвърдете, потвърждение, потвърдите, влезте, вход, влизане, удостоверяване, валиден, валидност
            изтича, не споделяйте, с никого, не сте поискали, не сте вие, игнорирайте, парола, регистрация
            самоличност
            """,
        business: """
            поръчка*, резервация, хотел, полет, доставка*, фактура, касова, общо, сума, ддс, плащане
            отстъпка, оферта*, промо код*, промоция, магазин, абонамент, среща, билет, пратка*
            """,
        otherNumber: """
            номер на поръчка, поръчка, поръчката, фактура, товарителница, номер за проследяване, пратка
            заявка, референция, резервация, клиентски номер, карта, завършваща на, булстат, телефон*
            обадете се, факс, пощенски код, промо код*, промокод*, код за отстъпка, код за намаление
            ваучер, код на продукта, код за грешка, грешка, трансакция, стая, полет, модел, версия, общо
            сума, цена, около
            """,
        claimsNext: """
            януари, февруари, март, април, май, юни, юли, август, септември, октомври, ноември, декември
            през, №, номер, ул, еик, тел, над
            """,
        claimsPrevious: """
            минути, часа, секунди, дни, месеца, години, година, г, точки, лв, лева, потребители, бр, км
            софия
            """,
        namesNothing: "qr код*, изходен код*",
        confirmLink: "потвърди*, активира*, вход",
        resetLink: "смяна на парола*, нулира*, възстанов*, нова парола",
        unsubscribeLink: "отпиш*, отписване, отказ от абонамент")

    static let serbian = Vocabulary(
        oneTime: """
            верификациони код*, код* за верификацију, код* за потврду, сигурносни код*, безбедносни код*
            једнократни код*, једнократна лозинка, једнократну лозинку, код* за пријаву, код* за активацију
            привремени код*, код* за проверу
            """,
        ambiguous: "ваш код*, твој код*, овај код*, следећи код*, пин код*",
        plain: "код, кода, лозинка, шифра",
        asks: "унесите, користите, унеси, употребите",
        presents: "је ваш, је твој, је, за",
        authentication: """
            потврдите, потврди, пријав*, верификациј*, важи, истиче, не делите, никоме, нисте тражили
            нисте ви, занемарите, игноришите, лозинк*
            """,
        business: """
            поруџбин*, резервациј*, хотел, лет, испорук*, рачун, укупно, пдв, плаћање, попуст*, понуд*
            пошиљк*
            """,
        otherNumber: """
            број поруџбине, поруџбина, рачун, фактура, пошиљка, референца, резервација, телефон*, позовите
            факс, поштански број, промо код*, код за попуст, укупно, износ, цена
            """,
        claimsNext: """
            јануар, фебруар, март, април, мај, јун, јул, август, септембар, октобар, новембар, децембар, бр
            број, ул, тел, пиб
            """,
        claimsPrevious: "минута, сати, сата, секунди, дана, година, године, динара, рсд, бодова",
        confirmLink: "потврди*, активирај*, пријави*",
        resetLink: "ресетуј*, нова лозинка, промени лозинку",
        unsubscribeLink: "одјави*")

    static let kazakh = Vocabulary(
        oneTime: """
            растау коды*, растау кодыңыз*, тексеру коды*, қауіпсіздік коды*, бір реттік код*
            бір реттік құпиясөз*, бір реттік құпия сөз*, кіру коды*, белсендіру коды*, расталу коды*
            """,
        ambiguous: "сіздің кодыңыз*, кодыңыз*, мына код*",
        plain: "код, коды, кодты, құпиясөз, құпия сөз",
        asks: "енгізіңіз, пайдаланыңыз",
        presents: "сіздің",
        authentication: """
            растаңыз, растау, кіру, жарамды, ешкімге, бермеңіз, айтпаңыз, сұрамаған, елемеңіз, тіркелу
            """,
        business: "тапсырыс*, жеткізу*, төлем*, жеңілдік*, шот",
        otherNumber: "тапсырыс, тапсырыс нөмірі, телефон*, пошта индексі, промокод*",
        claimsNext: "шот, бсн, жсн",
        claimsPrevious: "минут, сағат, секунд, күн, жыл, жылы, теңге, тг, ұпай",
        confirmLink: "растау*, белсендіру*, кіру",
        resetLink: "құпиясөзді өзгерту, қалпына келтіру*",
        unsubscribeLink: "жазылымнан бас тарту*")

    static let polish = Vocabulary(
        oneTime: """
            kod* autoryzacyjn*, kod* autoryzacji
            kod* weryfikacyjn*, kod* weryfikacji, kod* bezpieczenstwa, kod* jednorazow*, jednorazow* kod*
            haslo jednorazowe, hasla jednorazowego, jednorazowe haslo, kod* logowania, kod* do logowania
            kod* uwierzytelnia*, kod* aktywacyjn*, kod* aktywacji
            kod* rejestracyjn*, kod* tymczasow*, tymczasowe haslo, jednorazowy kod*, jednorazowego kodu
            tymczasowy kod*, kod* odzyskiwania, kod* resetowania, kod* resetujac*, kod* sms
            kod* zabezpieczajac*, cyfrowy kod*, kod* walidacyjn*, haslo sms, token autoryzacyjny
            kod* identyfikacyjn*, kod* do weryfikacji, kod* do potwierdzenia
            """,
        ambiguous: """
            kod* potwierdzenia, kod* potwierdzajac*, kod* dostepu, kod* dostepow*, twoj kod*, twojego kodu
            panstwa kod*, ten kod*, nastepujacy kod*, ponizszy kod*, kod* pin, twoj pin
            """,
        plain: "kod, kodu, kodem, kody, haslo, pin, hasla",
        asks: "wpisz, wprowadz, uzyj, podaj, skopiuj, prosimy wpisac, wpisac",
        presents: "to twoj, to, jako, to kod, aby",
        authentication: """
            zweryfikuj, weryfikacja, weryfikacji, potwierdz, potwierdzic, zaloguj, zalogowac, logowanie
            logowania, uwierzytelni*, wygasa, wygasnie, wazny, waznosc, jest wazny, nie udostepniaj*
            nikomu, nie podawaj, nie prosiles, nie prosilas, nie ty, to nie ty, zignoruj, nie zamawiales
            resetowanie hasla, reset hasla, rejestrac*, zalozyc konto, tozsamosc, dwuetapow*
            dwuskladnikow*
            """,
        business: """
            zamowieni*, rezerwacj*, hotel, lot, pasazer*, wysylk*, dostaw*, faktur*, paragon, razem, suma
            vat, zakup*, platnosc*, kwota, rabat*, znizk*, promocj*, ofert*, kupon*, bon, sklep*
            subskrypcj*, newsletter, spotkani*, wydarzeni*, bilet*, paczk*, przesylk*
            """,
        otherNumber: """
            numer zamowienia, nr zamowienia, zamowienie, zamowienia, faktura, faktura nr, numer faktury
            numer przesylki, numer paczki, przesylka, paczka, numer listu, numer zgloszenia, zgloszenie
            zgloszenia, numer sprawy, sprawa, referencja, numer referencyjny, numer rezerwacji
            kod rezerwacji, rezerwacja, numer klienta, klient, numer konta, konto, karta, karty
            konczaca sie na, konczacej sie, regon, pesel, polisa, umowa, telefon, zadzwon, infolinia, faks
            kod pocztowy, kod kreskowy, kierunkowy, kod rabatowy, kod promocyjny, kod znizkowy, kupon
            kod kuponu, karta podarunkowa, kod polecajacy, kod zaproszenia, kod produktu, kod bledu, blad
            identyfikator, id spotkania, id transakcji, transakcja, transakcji
            pokoj, sala, model, numer seryjny, wersja, razem, suma, kwota, cena, saldo, ponad, okolo
            prawie, skrytka
            """,
        claimsNext: """
            stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, wrzesnia, pazdziernika
            listopada, grudnia, styczen, luty, marzec, kwiecien, maj, czerwiec, lipiec, sierpien, wrzesien
            pazdziernik, listopad, grudzien, nr, numer, ul, w, od, rok, roku, z, ref, nip, krs, bdo, tel
            kom, fax, lot
            """,
        claimsPrevious: """
            minut, minuty, godzin, godziny, sekund, dni, dnia, miesiecy, lat, roku, r, rok, punktow, zl
            pln, zlotych, euro, osob, uzytkownikow, klientow, szt, km, warszawa, krakow
            """,
        namesNothing: "kod qr, kod zrodlowy, kodeks*, zapomniane haslo, kody qr",
        confirmLink: "zweryfikuj*, potwierdz*, aktywuj*, zaloguj*, weryfikuj*",
        resetLink: "zresetuj*, resetuj*, zmien haslo, nowe haslo, odzyskaj*, ustaw haslo",
        unsubscribeLink: "wypisz*, zrezygnuj*, anuluj subskrypcje, rezygnacja z*")

    static let czech = Vocabulary(
        oneTime: """
            autorizacni kod*
            overovaci kod*, overovaciho kodu, overovacim kodem, kod* pro overeni, bezpecnostni kod*
            bezpecnostniho kodu, jednorazovy kod*, jednorazoveho kodu, jednorazove heslo
            jednorazoveho hesla, prihlasovaci kod*, kod* pro prihlaseni
            autentizacni kod*, aktivacni kod*, docasny kod*, docasne heslo, kod* pro obnoveni
            registracni kod*, kontrolni kod*, sms kod*, mistny kod*, ciferny kod*
            """,
        ambiguous: """
            potvrzovaci kod*, kod* pro potvrzeni, pristupovy kod*, vas kod*, tvuj kod*, tento kod*
            nasledujici kod*, pin kod*, nize uvedeny kod*
            """,
        plain: "kod, kodu, kodem, heslo, pin",
        asks: "zadejte, pouzijte, zadej, pouzij, vlozte, opiste, zkopirujte",
        presents: "je vas, je tvuj, je kod, jako, pro",
        authentication: """
            overte, overit, overeni, potvrdte, potvrzeni, prihlaste, prihlasit, prihlaseni, platnost, plati
            platny, vyprsi, nesdilejte, nikomu, nikdy nesdelujte, nesdelujte, nepozadovali, nezadali
            jste to nebyli, ignorujte, obnoveni hesla, registrac*, totoznost, dvoufazov*, dvoufaktor*
            """,
        business: """
            objednavk*, rezervac*, hotel, let, doprav*, doruceni, faktur*, uctenk*, celkem, dph, nakup*
            platb*, castka, sleva, slevov*, akce, nabidk*, kupon*, voucher*, obchod*, predplatne, schuzk*
            udalost*, vstupenk*, zasilk*, balik*
            """,
        otherNumber: """
            cislo objednavky, objednavka, objednavka c, objednavky, faktura, cislo faktury
            variabilni symbol, cislo zasilky, zasilka, sledovaci cislo, cislo pripadu, pripad, pozadavek
            reference, cislo rezervace, rezervace, rezervacni kod*, zakaznicke cislo, cislo zakaznika
            cislo uctu, ucet, karta, karty, koncici na, koncici, smlouva, telefon, mobil, volejte
            infolinka, predvolba, slevovy kod*, promo kod*, promokod*, darkovy kod*, poukaz, darkovy poukaz
            kod zbozi, kod produktu, carovy kod*, chybovy kod*, chyba, id schuzky, transakce
            vyzvedavaci kod*, pokoj, mistnost, model, seriove cislo, verze, celkem
            castka, cena, zustatek, vice nez, pres, okolo
            """,
        claimsNext: """
            ledna, unora, brezna, dubna, kvetna, cervna, cervence, srpna, zari, rijna, listopadu, prosince
            c, cislo, ul, rok, roku, v roce, od, vs, ks, ref, ico, ic, dic, tel, fax, psc, let, asi
            """,
        claimsPrevious: """
            minut, minuty, hodin, hodiny, sekund, dni, dnu, mesicu, let, roku, bodu, kc, czk, korun
            uzivatelu, zakazniku, ks, km, praha, brno
            """,
        namesNothing: "qr kod*, zdrojovy kod*, zapomenute heslo",
        confirmLink: "overit*, overte*, potvrdit*, potvrdte*, aktivovat*, prihlasit*",
        resetLink: "obnovit heslo*, zmenit heslo, nove heslo, resetovat*",
        unsubscribeLink: "odhlasit odber*, odhlasit se*, zrusit odber*, odhlaseni")

    static let slovak = Vocabulary(
        oneTime: """
            autorizacny kod*
            overovaci kod*, overovacieho kodu, kod* na overenie, bezpecnostny kod*, jednorazovy kod*
            jednorazoveho kodu, jednorazove heslo, prihlasovaci kod*, kod* na prihlasenie
            autentifikacny kod*, aktivacny kod*, docasny kod*, docasne heslo, sms kod*
            """,
        ambiguous: """
            potvrdzovaci kod*, pristupovy kod*, vas kod*, tvoj kod*, tento kod*, nasledujuci kod*, pin kod*
            """,
        plain: "kod, kodu, kodom, heslo, pin",
        asks: "zadajte, pouzite, zadaj, pouzi, vlozte",
        presents: "je vas, je tvoj, ako, na",
        authentication: """
            overte, overit, overenie, potvrdte, potvrdenie, prihlaste, prihlasit, prihlasenie, platnost
            plati, platny, vyprsi, nezdielajte, nikomu, neziadali, ignorujte, obnovenie hesla, registrac*
            totoznost, dvojfaktor*
            """,
        business: """
            objednavk*, rezervac*, doprav*, dorucen*, faktur*, spolu, dph, platb*, zlava, zlavov*, akcia
            ponuk*, kupon*, obchod*, zasielk*, balik*
            """,
        otherNumber: """
            cislo objednavky, objednavka, faktura, cislo faktury, variabilny symbol, cislo zasielky
            zasielka, referencia, rezervacia, zakaznicke cislo, ic dph, telefon, volajte, zlavovy kod*
            promo kod*, darcekovy poukaz, kod tovaru, kod produktu, ciarovy kod*, chyba, spolu, suma, cena
            viac ako, transakcia
            """,
        claimsNext: """
            januar, januara, februar, februara, marec, marca, april, aprila, maj, maja, jun, juna, jul
            jula, august, augusta, september, septembra, oktober, oktobra, november, novembra, december
            decembra, c, cislo, ul, rok, roku, ico, dic, tel, fax, psc
            """,
        claimsPrevious: """
            minut, minuty, hodin, hodiny, sekund, dni, mesiacov, rokov, bodov, eur, pouzivatelov, ks, km
            bratislava
            """,
        namesNothing: "qr kod*, zdrojovy kod*, zabudnute heslo",
        confirmLink: "overit*, overte*, potvrdit*, potvrdte*, aktivovat*, prihlasit*",
        resetLink: "obnovit heslo*, zmenit heslo, nove heslo",
        unsubscribeLink: "odhlasit odber*, odhlasit sa*, zrusit odber*")

    static let croatian = Vocabulary(
        oneTime: """
            verifikacijski kod*, verifikacioni kod*, kod* za verifikaciju, kod* za provjeru
            kod* za proveru, kod* za potvrdu, sigurnosni kod*, bezbednosni kod*, jednokratni kod*
            jednokratna lozinka, jednokratnu lozinku, jednokratna sifra, kod* za prijavu
            autentifikacijski kod*, aktivacijski kod*, aktivacioni kod*
            privremeni kod*, privremena lozinka, kontrolni kod*
            """,
        ambiguous: """
            potvrdni kod*, pristupni kod*, vas kod*, tvoj kod*, ovaj kod*, sljedeci kod*, sledeci kod*
            pin kod*
            """,
        plain: "kod, koda, kodom, lozinka, sifra, zaporka",
        asks: "unesite, koristite, upotrijebite, upotrebite, unesi, upisite",
        presents: "je vas, je tvoj, je, kao, za",
        authentication: """
            potvrdite, potvrdi, provjerite, verifikacij*, prijavite, prijava, prijavu, prijavi, vrijedi
            vazi, istice, nemojte dijeliti, ne dijelite, ne delite, nikome, niste zatrazili, niste trazili
            niste vi, zanemarite, ignorirajte, ignorisite, lozinke, registracij*, identitet
            """,
        business: """
            narudzb*, porudzbin*, rezervacij*, hotel, let, dostav*, isporuk*, racun, ukupno, pdv, placanj*
            popust*, ponud*, kupon*, trgovin*, posiljk*, paket
            """,
        otherNumber: """
            broj narudzbe, narudzba, porudzbina, broj porudzbine, racun, faktura, broj posiljke, posiljka
            broj za pracenje, zahtjev, referenca, poziv na broj, rezervacija, broj rezervacije, broj kupca
            kartica, koja zavrsava, telefon, nazovite, pozovite, postanski broj, promo kod*, kod za popust
            kupon, poklon bon, sifra artikla, sifra proizvoda, barkod*, greska, transakcija, soba, verzija
            ukupno, iznos, cijena, cena, vise od
            """,
        claimsNext: """
            sijecnja, veljace, ozujka, travnja, svibnja, lipnja, srpnja, kolovoza, rujna, listopada
            studenoga, prosinca, januar, februar, mart, april, maj, jun, jul, avgust, septembar, oktobar
            novembar, decembar, br, broj, ul, godine, oib, pib, mb, tel, fax, let, oko
            """,
        claimsPrevious: """
            minuta, minute, sati, sata, sekundi, dana, mjeseci, meseci, godina, godine, bodova, kn, eura
            din, rsd, dinara, korisnika, km, zagreb, beograd, split
            """,
        namesNothing: "qr kod*, izvorni kod*, zaboravljena lozinka",
        confirmLink: "potvrdi*, aktiviraj*, verificiraj*, prijavi se, prijavite se",
        resetLink: "resetiraj*, resetuj*, promijeni lozinku, nova lozinka, promeni lozinku",
        unsubscribeLink: "odjavi*, otkazi pretplatu")

    static let slovenian = Vocabulary(
        oneTime: """
            potrditvena koda, potrditveno kodo, potrditvene kode, koda za preverjanje, kodo za preverjanje
            varnostna koda, varnostno kodo, enkratna koda, enkratno kodo, enkratno geslo, enkratnega gesla
            koda za prijavo, kodo za prijavo, aktivacijska koda, aktivacijsko kodo, zacasna koda
            verifikacijska koda
            """,
        ambiguous: """
            vasa koda, tvoja koda, vaso kodo, to kodo, naslednjo kodo, dostopna koda, koda pin
            """,
        plain: "koda, kodo, geslo",
        asks: "vnesite, uporabite, vnesi, uporabi, vpisite",
        presents: "je vasa, je tvoja, je, za",
        authentication: """
            potrdite, potrditev, preverite, prijavite, prijava, prijavo, velja, potece, ne delite, nikomur
            niste zahtevali, niste vi, prezrite, gesla, registracij*, identitet*
            """,
        business: """
            narocil*, rezervacij*, hotel, let, dostav*, racun, skupaj, ddv, placil*, popust*, ponudb*
            kupon*, trgovin*, posiljk*, paket
            """,
        otherNumber: """
            stevilka narocila, narocilo, racun, stevilka racuna, posiljka, sledilna stevilka, referenca
            sklic, rezervacija, telefon, poklicite, faks, postna stevilka, koda za popust, promocijska koda
            kupon, napaka, transakcija, skupaj, znesek, cena, vec kot
            """,
        claimsNext: """
            januar, februar, marec, april, maj, junij, julij, avgust, september, oktober, november
            december, st, leta, ul, tel
            """,
        claimsPrevious: """
            minut, ur, sekund, dni, mesecev, let, tock, eur, evrov, uporabnikov, ljubljana
            """,
        confirmLink: "potrdi*, aktiviraj*, prijava",
        resetLink: "ponastavi*, novo geslo, spremeni geslo",
        unsubscribeLink: "odjavi*, odjava")
}
