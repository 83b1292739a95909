extension Vocabulary {
    /// "Type the digits below", in all languages: it names no code, but what follows is one when the mail is about signing in.
    static let namesOfDigits = Vocabulary(
        digits: """
            digits, the digits, these digits, following digits, digits below, numbers below, number below
            following number, following numbers, this number, these numbers, the numbers, number shown
            ziffern, diese ziffern, folgenden ziffern, zahl, zahlenfolge, diese nummer, folgende nummer
            ziffernfolge, chiffres, ces chiffres, les chiffres, chiffres suivants, numero suivant, ce numero
            cifras, estas cifras, digitos, estos digitos, siguiente numero, este numero, los numeros
            seguintes digitos, estes digitos, seguinte numero, numero abaixo, digitos abaixo, numero a seguir
            numeros abaixo, cifre, queste cifre, seguenti cifre, seguente numero, questo numero
            cijfers, deze cijfers, dit nummer, volgende cijfers, siffror, siffrorna, dessa siffror
            talen, sifrene, sifre, tallene, disse tallene, cifrene, disse cifre, tallet, numerot, numerosarja*
            naita numeroita, nama numerot, luvut, cyfry, te cyfry, ponizsze cyfry, cyfr, cislice, tyto cislice
            tato cisla, cislo nize, cislice nizsie, szamjegyek*, szamokat, szamot, szamsor*, cifrele
            aceste cifre, cifrelor, numarul de mai jos, цифры, эти цифры, цифр, число, цифри, ці цифри, числа
            числото, znamenke, brojke, cifre ispod, cifreni broj, cifarni broj, cifrena brojka, stevke, angka ini, angka berikut, angka di bawah, nomor ini
            digit ini, angka tersebut, digit berikut, nombor ini, nombor berikut, mga numero, numerong ito
            以下数字, 下列数字, 下方数字, 以下數字, 下列數字, 下方數字, 这串数字, 這串數字, 位数字, 位數字, 次の数字, 以下の数字
            下記の数字, 下の数字, 桁の数字, 桁の番号, 아래 숫자, 다음 숫자, 자리 숫자, 숫자를
            الارقام, الارقام التاليه, الرقم التالي, الرقم, هذا الرقم, ارقام, اعداد زیر, عدد زیر, ارقام زیر, اين عدد
            ספרות, הספרות, המספר הבא, המספרים הבאים, rakamlari, rakami, asagidaki sayi, asagidaki rakamlar*
            rakamlar, sayiyi, reqemleri, reqemi, chu so, day so, cac so sau, so sau, con so
            ตัวเลข, เลข 6 หลัก, เลข 4 หลัก, หมายเลขนี้, หมายเลขด้านล่าง, अंक, ये अंक, अंकों, नीचे दिए गए नंबर, यह नंबर
            সংখ্যাটি, সংখ্যা, সংখ্যাগুলি, அங்கீகார எண், எண்களை, இலக்கங்கள், எண்ணை*, అంకెలు, అంకెలను
            ψηφια, τα ψηφια, τον αριθμο, αριθμοσ, numbrid, numbreid, ciparus, cipari, skaitmenis, skaitmenys
            """)
}
