extension Vocabulary {
    /// A mail whose code stands in the subject says so in its body; in all languages.
    static let namesOfTheSubject = Vocabulary(
        subjectLine: """
            subject line, in the subject, from the subject, the subject of, betreff*, objet de, dans l'objet
            ligne d'objet, asunto, assunto, oggetto, onderwerp*, amnesrad*, amnet, emnefelt*, emnelinje*
            emnet, aihe, otsikosta, aiherivi*, temacie, tematu wiadomosci, predmetu, predmete, targy*
            subiect*, тема письма, теме письма, темы письма, темі листа, теми листа, темата, naslovu poruke
            subjek, baris subjek, perihal, 标题, 主题, 主旨, 主題, 件名, タイトル, 제목, عنوان الرساله, عنوان هذه الرساله
            عنوان البريد, الموضوع, موضوع, נושא, שורת הנושא, konu satiri*, konusund*, konuda, tieu de, chu de
            หัวข้อ, ชื่อเรื่อง, विषय, বিষয়, θεμα*
            """)

    /// What mail programs put above the mail that is answered or passed on, in all languages.
    static let headingsOfQuotes = Vocabulary(
        quotes: """
            wrote, original message, forwarded message, begin forwarded message, original email
            schrieb, ursprungliche nachricht, weitergeleitete nachricht, originalnachricht
            a ecrit, message d'origine, message original, message transfere, message initial
            escribio, mensaje original, mensaje reenviado, escreveu, mensagem original
            mensagem encaminhada, ha scritto, messaggio originale, messaggio inoltrato
            schreef, oorspronkelijk bericht, doorgestuurd bericht, skrev, ursprungligt meddelande
            vidarebefordrat meddelande, opprinnelig melding, videresendt melding, oprindelig meddelelse
            videresendt meddelelse, kirjoitti, alkuperainen viesti, valitetty viesti
            napisal, napisala, napisal*, pisze, wiadomosc oryginalna, wiadomosc przekazana
            przekazana wiadomosc, oryginalna wiadomosc, napsal, napsala, puvodni zprava, preposlana zprava
            napisala, povodna sprava, irta, eredeti uzenet, tovabbitott uzenet, a scris, mesaj original
            mesaj redirectionat, mesajul original, пишет, написал*, исходное сообщение
            пересылаемое сообщение, пересланное сообщение, оригинальное сообщение, пише, написав
            написала, оригінальне повідомлення, переслане повідомлення, написа, препратено съобщение
            оригинално съобщение, je napisao, izvorna poruka, proslijedena poruka, је написао, je napisal
            izvirno sporocilo, menulis, pesan asli, pesan terusan, pesan yang diteruskan, mesej asal
            写道, 原始邮件, 转发的邮件, 转发邮件, 寫道, 原始郵件, 轉寄郵件, 轉寄的郵件, 書きました, 元のメッセージ, 転送メッセージ
            転送されたメッセージ, のメール, 작성, 원본 메시지, 원본 메일, 전달된 메일, 전달된 메시지, 님이 씀
            كتب, رساله الاصليه, الرساله الاصليه, رساله معاد توجيهها, الرساله المعاد توجيهها, نوشت
            پیام اصلی, پیام ارسالی, כתב, כתבה, הודעה מקורית, הודעה שהועברה, yazdi, sunu yazdi
            orijinal mesaj, ozgun mesaj, iletilen mesaj, iletilmis mesaj, da viet, tin nhan goc
            thu goc, tin nhan duoc chuyen tiep, เขียนว่า, ข้อความต้นฉบับ, ข้อความที่ส่งต่อ, ने लिखा, मूल संदेश
            লিখেছেন, εγραψε, αρχικο μηνυμα, προωθημενο μηνυμα, kirjutas, rakstija, rase
            """)
}
