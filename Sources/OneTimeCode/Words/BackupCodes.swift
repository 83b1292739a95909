extension Vocabulary {
    /// Lists of codes for the day when the telephone is lost, in all languages.
    static let namesOfBackupCodes = Vocabulary(
        backup: """
            backup codes, back up codes, recovery codes, emergency codes, scratch codes, rescue codes
            backup verification codes, backup login codes, backup code, spare codes
            backup codes*, wiederherstellungscodes, backupcodes, ersatzcodes, notfallcodes, sicherungscodes
            codes de secours, codes de recuperation, codes de sauvegarde
            codigos de respaldo, codigos de recuperacion, codigos de seguridad de respaldo
            codigos de recuperacao, codigos de backup, codigos de reserva
            codici di backup, codici di recupero, codici di riserva, codici di emergenza
            back upcodes, herstelcodes, reservecodes, noodcodes
            reservkoder, aterstallningskoder, sakerhetskopieringskoder, gjenopprettingskoder, reservekoder
            sikkerhetskoder, gendannelseskoder, nodkoder, varakoodit, palautuskoodit
            kody zapasowe, kody odzyskiwania, kody awaryjne, zalozni kody, zalohove kody, zalozne kody
            biztonsagi mentesi kodok, helyreallitasi kodok, tartalek kodok
            coduri de rezerva, coduri de recuperare, coduri de siguranta
            резервные коды, коды восстановления, запасные коды, аварийные коды, резервні коди
            коди відновлення, резервни кодове, кодове за възстановяване
            pricuvni kodovi, rezervni kodovi, kodovi za oporavak, резервни кодови
            kode cadangan, kode pemulihan, kod sandaran, kod pemulihan
            备用验证码, 备用代码, 恢复代码, 备份码, 恢复码, 備用驗證碼, 備用碼, 備用代碼, 復原碼, 復原代碼, 備份碼
            バックアップコード, リカバリーコード, 回復コード, 復旧コード, 백업 코드, 복구 코드, 예비 코드
            رموز النسخ الاحتياطي, رموز الاسترداد, رموز احتياطيه, کدهای پشتیبان, کدهای بازیابی
            קודי גיבוי, קודי שחזור, yedek kodlar*, kurtarma kodlari, yedekleme kodlari
            ma du phong, ma khoi phuc, รหัสสำรอง, รหัสกู้คืน, बैकअप कोड, रिकवरी कोड, ব্যাকআপ কোড
            εφεδρικοι κωδικοι, κωδικοι ανακτησησ
            """)
}
