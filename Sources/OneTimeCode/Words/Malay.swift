extension Vocabulary {
    static let indonesian = Vocabulary(
        oneTime: """
            kode verifikasi*, kode otentikasi*, kode autentikasi*, kode keamanan*, kode otp*
            kode aktivasi*, kode validasi*, kode masuk*, kode login*, kode log in
            kode sekali pakai, kode rahasia*, kode sementara, kode pendaftaran*, kode registrasi*
            kode pemulihan*, kode reset*, kode unik verifikasi, kode sms, kode verif, kode pengaman*
            kode persetujuan*, kata sandi sekali pakai, sandi sekali pakai, password sekali pakai
            pin sekali pakai, kata sandi sementara, sandi sementara, password sementara, pin verifikasi
            nomor verifikasi, token verifikasi, angka verifikasi, otp anda, otp kamu, otp mu
            kode anda untuk, digit kode, kode 6 digit, kode 4 digit, kode enam digit
            kode akses sekali pakai, kode pengesahan*
            """,
        ambiguous: """
            kode konfirmasi*, kode akses*, kode anda, kode kamu, kodemu, kode ini, kode berikut*
            kode di bawah, kode pin, pin anda, pin kamu, kode tersebut, kode baru, kode sandi
            """,
        plain: "kode, sandi, kata sandi, kodenya",
        asks: """
            masukkan, masukan, gunakan, ketik, ketikkan, inputkan, pakai, silakan masukkan, salin, isi
            isikan
            """,
        presents: "adalah kode, adalah, adl, sebagai, untuk, merupakan, ialah",
        authentication: """
            verifikasi, memverifikasi, konfirmasi email, konfirmasi akun, mengonfirmasi, masuk ke
            masuk ke akun, untuk masuk, login, otentikasi, autentikasi, mendaftar, pendaftaran, daftar akun
            berlaku selama, berlaku untuk, berlaku, kedaluwarsa, kadaluarsa, kadaluwarsa, hangus
            jangan berikan, jangan bagikan, jangan beritahu*, jangan memberi*, jangan sebarkan, rahasiakan
            siapa pun, siapapun, kepada siapa, pihak mana, orang lain, tidak meminta, tidak merasa
            bukan anda, bukan kamu, tidak melakukan, abaikan, reset kata sandi, atur ulang, mengatur ulang
            identitas, dua langkah, dua faktor, perangkat baru
            """,
        business: """
            pesanan, pesanan anda, pesananmu, reservasi, pemesanan, hotel, penerbangan, penumpang
            pengiriman, dikirim, kurir, tagihan, faktur, invoice, struk, kuitansi, total, subtotal, ppn
            pembelian, belanja, pembayaran, diskon, potongan, promo, penawaran, voucher, kupon
            gratis ongkir, toko, langganan, rapat, acara, tiket, paket, resi, cicilan, rekening, saldo
            """,
        otherNumber: """
            nomor pesanan, no pesanan, no. pesanan, id pesanan, kode pesanan, pesanan, nomor order
            order id, nomor invoice, no invoice, invoice, faktur, nomor faktur, nomor tagihan, nomor resi
            no resi, no. resi, resi, kode resi, nomor pelacakan, kode pelacakan, nomor tiket, no tiket
            tiket, nomor kasus, nomor laporan, nomor referensi, no referensi, no ref, no. ref, referensi
            kode referensi, kode booking, kode pemesanan, nomor pemesanan, kode reservasi, nomor pelanggan
            id pelanggan, no pelanggan, nomor rekening, no rekening, no. rekening, no rek, rekening, kartu
            nomor kartu, berakhiran, berakhir dengan, npwp, no ktp, nomor polis, nomor kontrak
            virtual account, nomor virtual account, no va, nomor va, kode pembayaran, kode bayar
            nomor pembayaran, kode bank, kode perusahaan, id transaksi, nomor transaksi, no transaksi
            kode transaksi, transaksi, telepon, telp, telpon, no hp, nomor hp, nomor telepon, nomor ponsel
            hubungi, hubungi kami di, hubungi kami, call center, layanan pelanggan, whatsapp, faks
            kode pos, kodepos, kode area, kode negara, kode wilayah, kode promo, kode voucher, voucher
            kode kupon, kupon, kode diskon, kode referral, kode undangan, kode ajakan, kode hadiah
            kode produk, kode barang, kode batang, kode error, kode kesalahan, kode warna, kode kelas, kode undian, nomor undian, kode antrian, nomor antrian, kode struk, nomor struk
            kode unik, id rapat, kode rapat, sandi rapat, id meeting
            kamar, ruang, lantai, nomor seri, no seri, versi, total, jumlah, harga, nominal
            saldo, lebih dari, kurang dari, hingga, sampai, sekitar, hampir, sejak, blok, jalan
            """,
        claimsNext: """
            januari, februari, maret, april, mei, juni, juli, agustus, september, oktober, november
            desember, tahun, no, nomor, nomer, jl, jalan, rp, idr, sejak, pada, tgl, tanggal, di, kav, ref
            nik, nip, tlp, hp, wa, fax, rt, rw
            """,
        claimsPrevious: """
            menit, jam, detik, hari, minggu, bulan, tahun, poin, koin, rupiah, ribu, juta, pengguna, orang
            pelanggan, buah, pcs, item, km, kg, gram, produk, wib, jakarta, bandung, surabaya, indonesia
            toko
            """,
        namesNothing: """
            kode qr, kode qris, kode sumber, kode etik, qr code, lupa kata sandi, lupa password, lupa sandi
            """,
        confirmLink: """
            verifikasi*, konfirmasi*, aktivasi*, aktifkan*, masuk, login, masuk sekarang
            """,
        resetLink: """
            atur ulang*, reset kata sandi, reset password, ubah kata sandi, ganti kata sandi
            ganti password, kata sandi baru
            """,
        unsubscribeLink: """
            berhenti berlangganan*, batalkan langganan, berhenti langganan, berhenti menerima
            """)

    static let malay = Vocabulary(
        oneTime: """
            kod pengesahan*, kod verifikasi*, kod keselamatan*, kod otp*, kod pengesahan anda
            kod log masuk, kod tac*, nombor tac, kod satu kali, kod guna sekali, kata laluan sekali guna
            kata laluan satu kali, kata laluan sementara, kod pengaktifan*, kod sementara, kod kebenaran*
            kod sekali guna, nombor pengesahan, kod daftar masuk
            """,
        ambiguous: "kod akses*, kod anda, kod ini, kod berikut*, kod pin, pin anda",
        plain: "kod, kata laluan",
        asks: "masukkan, gunakan, taip, guna, sila masukkan",
        presents: "ialah kod, ialah, adalah kod, adalah, untuk, sebagai",
        authentication: """
            sahkan, mengesahkan, pengesahan, log masuk, daftar masuk, sah selama, sah untuk, tamat tempoh
            luput, akan tamat, jangan kongsi*, jangan berkongsi, jangan dedahkan, sesiapa, tidak meminta
            bukan anda, abaikan, set semula, tetapkan semula, identiti
            """,
        business: """
            pesanan, tempahan, hotel, penerbangan, penghantaran, invois, resit, jumlah, bayaran, diskaun
            tawaran, baucar, kupon, kedai, langganan, mesyuarat, tiket, bungkusan
            """,
        otherNumber: """
            nombor pesanan, no pesanan, pesanan, invois, nombor invois, nombor penjejakan, nombor tempahan
            tempahan, nombor rujukan, rujukan, no rujukan, nombor akaun, akaun, berakhir dengan, no kp
            telefon, hubungi, faks, poskod, kod pos, kod kawasan, kod negara, kod promo, kod promosi
            kod diskaun, kod baucar, baucar, kupon, kod rujukan, kod jemputan, kod produk, kod ralat, ralat
            id mesyuarat, transaksi, jumlah, harga, baki, lebih, kurang, sehingga, kira kira
            """,
        claimsNext: """
            januari, februari, mac, april, mei, jun, julai, ogos, september, oktober, november, disember
            tahun, no, rm, sejak, pada, jalan, lorong, ruj, kad, tel
            """,
        claimsPrevious: """
            minit, jam, saat, hari, bulan, tahun, mata, ringgit, pengguna, orang, km, kuala lumpur
            selangor
            """,
        namesNothing: "kod qr, kod sumber, kod etika, lupa kata laluan",
        confirmLink: "sahkan*, aktifkan*, log masuk",
        resetLink: "set semula*, tetapkan semula*, tukar kata laluan, kata laluan baharu",
        unsubscribeLink: "berhenti melanggan*, nyahlanggan*, batal langganan")

    static let filipino = Vocabulary(
        oneTime: """
            code ng beripikasyon, code sa pag verify, code sa pagpapatunay, verification code mo, otp mo
            ang otp
            """,
        ambiguous: "iyong code, code mo, ang code, ang iyong code, inyong code, code na ito",
        asks: "ilagay ang, ilagay, gamitin ang, gamitin, i type, i enter, pakilagay",
        presents: "ang iyong, ang inyong, ang",
        authentication: """
            huwag ibahagi, huwag mong ibahagi, wag ibahagi, kahit kanino, mag log in, mag sign in, i verify
            mag e expire, valid sa loob, hindi ikaw, kung hindi, balewalain
            """,
        business: "iyong order, padala, bayad, diskwento, kabuuan, resibo",
        otherNumber: """
            numero ng order, numero ng telepono, tawagan ang, tumawag sa, kabuuan, halaga
            """,
        claimsPrevious: "minuto, oras, segundo, araw, taon, piso",
        confirmLink: "kumpirmahin*, i verify",
        resetLink: "i reset, palitan ang password",
        unsubscribeLink: "mag unsubscribe")

    static let swahili = Vocabulary(
        oneTime: """
            msimbo wa uthibitishaji, nambari ya uthibitishaji, nambari ya kuthibitisha
            msimbo wa kuthibitisha, msimbo wa usalama, nenosiri la mara moja, namba ya uthibitisho
            nambari ya siri ya mara moja, msimbo wa mara moja, msimbo wako wa uthibitishaji
            nambari yako ya uthibitishaji
            """,
        ambiguous: "msimbo wako, msimbo huu, nambari yako ya siri",
        plain: "msimbo, nenosiri",
        asks: "weka, ingiza, tumia, andika",
        presents: "ni msimbo, ni, kama",
        authentication: """
            thibitisha, kuthibitisha, kuingia, ingia, itaisha, inaisha, usishiriki, usimpe, mtu yeyote
            hukuomba, puuza
            """,
        business: "agizo, malipo, punguzo, ankara, jumla, usafirishaji",
        otherNumber: """
            nambari ya agizo, agizo, ankara, simu, piga, piga simu, sanduku la posta, jumla
            nambari ya ufuatiliaji, msimbo wa punguzo, msimbo wa posta
            """,
        claimsPrevious: "dakika, saa, sekunde, siku, miaka, pointi",
        confirmLink: "thibitisha*, ingia",
        resetLink: "weka upya*, badilisha nenosiri",
        unsubscribeLink: "jiondoe*")
}
