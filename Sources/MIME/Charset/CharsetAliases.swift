/// The labels that mails carry, and the C library's name of the charset that they mean. What the label says and what its users mean
/// differ: `gb2312` is written for all of GBK, `iso-8859-1` for windows-1252 (as the WHATWG Encoding standard has it).
enum CharsetAliases {
    /// By the label's letters and digits in lower case.
    static let names: [String: String] = {
        var names: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let name = words.first else { continue }
            for alias in words.dropFirst() { names[String(alias)] = String(name) }
        }
        return names
    }()

    private static let table = """
        CP1252 windows1252 cp1252 ms1252 win1252 1252 ansi iso88591 88591 latin1 l1 isoir100 ibm819 cp819 isolatin1 iso8859
        CP1250 windows1250 cp1250 ms1250 win1250
        CP1251 windows1251 cp1251 ms1251 win1251
        CP1253 windows1253 cp1253 ms1253 win1253
        CP1254 windows1254 cp1254 ms1254 win1254 iso88599 88599 latin5 l5 isoir148 isolatin5
        CP1255 windows1255 cp1255 ms1255 win1255
        CP1256 windows1256 cp1256 ms1256 win1256
        CP1257 windows1257 cp1257 ms1257 win1257
        CP1258 windows1258 cp1258 ms1258 win1258
        CP874 windows874 cp874 ms874 dos874 tis620 iso885911
        ISO-8859-2 iso88592 88592 latin2 l2 isoir101 isolatin2
        ISO-8859-3 iso88593 88593 latin3 l3 isoir109 isolatin3
        ISO-8859-4 iso88594 88594 latin4 l4 isoir110 isolatin4
        ISO-8859-5 iso88595 88595 cyrillic isoir144 isolatincyrillic
        ISO-8859-6 iso88596 88596 arabic isoir127 iso88596i iso88596e isolatinarabic asmo708 ecma114
        ISO-8859-7 iso88597 88597 greek isoir126 greek8 ecma118 isolatingreek elot928 suneugreek
        ISO-8859-8 iso88598 88598 hebrew visual isoir138 iso88598i iso88598e isolatinhebrew logical
        ISO-8859-10 iso885910 latin6 l6 isoir157
        ISO-8859-13 iso885913 latin7
        ISO-8859-14 iso885914 latin8
        ISO-8859-15 iso885915 latin9 l9 iso885915fdis
        ISO-8859-16 iso885916 latin10
        KOI8-R koi8r koi koi8 koi8rru
        KOI8-U koi8u koi8ru
        CP866 cp866 ibm866 866 dos866
        CP437 cp437 ibm437 437
        CP850 cp850 ibm850 850
        CP852 cp852 ibm852 852
        CP858 cp858 ibm858
        MACINTOSH macintosh mac macroman
        MAC-CYRILLIC maccyrillic macukrainian
        GB18030 gb18030 gb2312 gb231280 gbk gb euccn chinese cp936 ms936 936 windows936 cngb isoir58 iso58gb231280 euccn gb180302000 gb180302005
        BIG5 big5 big5eten cnbig5 xbig5 cp950 ms950 950 windows950 big5tw
        BIG5-HKSCS big5hkscs big5hkscs2004
        EUC-TW euctw
        CP949 euckr ksc56011987 ksc56011989 ksc5601 ksc5601 korean isoir149 cp949 ms949 949 windows949 uhc kseuckr ksc5601nonwansung ksc560187 euckr5601 ks5601
        ISO-2022-KR iso2022kr
        JOHAB johab cp1361 ms1361
        CP932 shiftjis sjis mskanji windows31j ms932 cp932 932 windows932 shiftjisx0213 shiftjis2004 mssjis pck
        EUC-JP-MS eucjp ujis eucjpms eucjpwin cp51932 extendedunixcodepackedformatforjapanese pkdfmtjapanese eucpkdfmtjapanese
        VISCII viscii
        TCVN5712-1 tcvn tcvn5712 tcvn57121
        ARMSCII-8 armscii8
        GEORGIAN-PS georgianps
        UTF-7 utf7 unicode11utf7
        UTF-16LE utf16le ucs2le unicodelittle
        UTF-16BE utf16be ucs2be unicodebig
        UTF-32LE utf32le ucs4le
        UTF-32BE utf32be ucs4be
        MAC-CENTRALEUROPE macce maccentraleurope maccentraleuroperoman maclatin2
        KOI8-T koi8t
        CP1125 cp1125 ruscii
        CP862 cp862 ibm862 dos862
        CP864 cp864 ibm864
        CP855 cp855 ibm855
        CP857 cp857 ibm857
        CP737 cp737 ibm737
        CP775 cp775 ibm775
        RK1048 rk1048 kz1048 strk10482002
        PT154 ptcp154 pt154 cp154 cyrillicasian
        MAC-IS macicelandic maciceland
        """
}
