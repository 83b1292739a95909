extension Vocabulary {
    static let spanish = Vocabulary(
        oneTime: """
            codigo de verificacion, codigos de verificacion, codigo verificacion, codigo de seguridad
            codigo de acceso unico, codigo de inicio de sesion, codigo de autenticacion
            codigo de activacion, codigo de validacion, codigo de un solo uso
            codigo de uso unico, codigo unico, codigo temporal, codigo de registro, codigo de recuperacion
            codigo de restablecimiento, codigo de identificacion, codigo otp, contrasena de un solo uso
            contrasena unica, contrasena temporal, clave de un solo uso, clave dinamica, clave temporal
            clave de verificacion, clave de seguridad, clave otp, token de seguridad, token de acceso
            pin de verificacion, pin de seguridad, pin de un solo uso, numero de verificacion
            codigo para iniciar sesion, codigo para verificar, codigo de ingreso, codigo para acceder
            codigo de un uso, codigo de doble factor, codigo dinamico, codigo de login, codigo de firma
            codigo de inicio, clave de acceso unica
            """,
        ambiguous: """
            codigo de confirmacion, codigo de acceso, clave de acceso, tu codigo, su codigo, este codigo
            siguiente codigo, el codigo, un codigo, tu clave, tu pin, codigo pin, codigo numerico
            codigo a continuacion
            """,
        plain: "codigo, clave, contrasena, codigos",
        asks: """
            ingresa, ingrese, introduce, introduzca, usa, use, utiliza, utilice, escribe, escriba, digita
            digite, copia, ingresar, introducir, inserta, teclea
            """,
        presents: """
            es tu, es su, es el, es la, como tu, como su, para, para verificar, para iniciar, para acceder
            para confirmar
            """,
        authentication: """
            verifica*, verificar, verificacion, confirma tu, confirme su, confirmar tu, iniciar sesion
            inicia sesion, inicie sesion, inicio de sesion, acceder a tu cuenta, autenticacion, caduca
            vence en, vencera, expira, expirara, valido por, valido durante, es valido, validez
            no compartas, no lo compartas, no comparta, no lo comparta, nunca compartas, con nadie
            no has solicitado, no solicitaste, no solicito, no reconoces, no fuiste tu, si no fuiste
            has solicitado, ignora este, ignore este, restablecer tu contrasena, registro, registrarte
            crear tu cuenta, tu identidad, dos pasos, dos factores
            """,
        business: """
            tu pedido, su pedido, pedido, reserva, reservacion, hotel, vuelo, pasajero, envio, entrega
            factura, recibo, total, subtotal, iva, compra, pago, importe, descuento, oferta, ofertas, cupon
            rebajas, tienda, suscripcion, boletin, reunion, evento, entrada, entradas, paquete, promocion
            saldo, vuelta, noches, huespedes
            """,
        otherNumber: """
            numero de pedido, n de pedido, pedido n, pedido numero, id de pedido, codigo de pedido, pedido
            orden, numero de orden, factura, numero de factura, n de factura, recibo, numero de seguimiento
            codigo de seguimiento, numero de guia, guia, codigo de rastreo, numero de envio
            codigo de envio, numero de caso, caso, ticket, numero de ticket, referencia
            numero de referencia, codigo de referencia, localizador, codigo de reserva, numero de reserva
            reserva, reservacion, numero de confirmacion, numero de cliente, codigo de cliente
            numero de cuenta, cuenta, tarjeta, tarjeta terminada en, terminada en, que termina en
            terminacion, numero de tarjeta, numero de socio, cuit, expediente, poliza, telefono, movil
            llama al, llamanos al, llame al, whatsapp, atencion al cliente, codigo postal, apartado
            codigo de area, codigo de pais, codigo promocional, codigo de descuento, codigo promo, cupon
            codigo de cupon, codigo de regalo, tarjeta regalo, codigo de referido, codigo de invitacion
            codigo de producto, codigo de barras, codigo de error, error, codigo de color, id de reunion
            codigo de acceso de la reunion, id de transaccion, numero de transaccion, numero de operacion
            operacion, transaccion, codigo swift, sala, habitacion, vuelo, modelo
            articulo, numero de serie, version, total, importe, precio, saldo, mas de, menos de, hasta
            desde, cerca de, casi, aproximadamente, desde hace
            """,
        claimsNext: """
            enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre
            diciembre, de, del, n, no, num, nro, numero, calle, avenida, av, carretera, piso, ano, desde
            hasta, ref, cif, nif, dni, rfc, rut, nit, tel, fax, cp, c.p
            """,
        claimsPrevious: """
            minutos, horas, segundos, dias, meses, anos, puntos, usuarios, personas, clientes, seguidores
            euros, pesos, dolares, soles, unidades, productos, millas, km, empleados, empresas, madrid
            barcelona, mexico, bogota, sevilla, valencia, lima
            """,
        namesNothing: """
            codigo qr, codigo fuente, codigo abierto, codigo de conducta, codigo postal y, codigo etico
            codigo civil
            """,
        confirmLink: """
            verificar*, verifica, confirmar*, confirma, activar*, activa, iniciar sesion, inicia sesion
            acceder, validar, completar registro
            """,
        resetLink: """
            restablecer*, restablece, cambiar contrasena, cambiar tu contrasena, recuperar contrasena
            recuperar tu cuenta, nueva contrasena, crear contrasena
            """,
        unsubscribeLink: """
            cancelar suscripcion, cancelar la suscripcion, darse de baja, darte de baja, date de baja
            desuscribirse, desuscribirte, anular suscripcion, preferencias de correo
            """)

    static let portuguese = Vocabulary(
        oneTime: """
            senha provisoria, senha de uso unico, senha unica
            codigo de verificacao, codigos de verificacao, codigo verificador, codigo de seguranca
            codigo de login, codigo de autenticacao, codigo de ativacao
            codigo de validacao, codigo de uso unico, codigo unico, codigo temporario, codigo de cadastro
            codigo de registo, codigo de recuperacao, codigo de redefinicao, codigo de entrada
            codigo de identificacao, codigo de inicio de sessao, senha de uso unico, senha unica
            senha temporaria, senha descartavel, palavra passe unica, palavra passe de utilizacao unica
            token de seguranca, token de acesso, chave de verificacao, chave de seguranca
            pin de verificacao, pin de seguranca, codigo para entrar, codigo para verificar
            codigo de utilizacao unica, codigo sms, codigo token
            """,
        ambiguous: """
            codigo de confirmacao, codigo de acesso, seu codigo, teu codigo, o seu codigo, este codigo
            esse codigo, seguinte codigo, o codigo, um codigo, seu pin, codigo abaixo, codigo pin
            sua senha
            """,
        plain: "codigo, senha, chave, palavra passe, codigos",
        asks: """
            digite, insira, use, utilize, informe, introduza, copie, digita, usa, insere, inserir, coloque
            """,
        presents: """
            e o seu, e o teu, e seu, e o codigo, e a sua, como seu, para, para verificar, para entrar
            para acessar, para confirmar
            """,
        authentication: """
            verifique, verificar, verificacao, confirme seu, confirme o seu, confirmar seu, fazer login
            faca login, iniciar sessao, inicio de sessao, entrar na sua conta, acessar sua conta
            autenticacao, login, expira em, expira, expirara, valido por, valido durante, e valido
            validade, nao compartilhe, nao partilhe, nunca compartilhe, com ninguem, para ninguem
            nao passe, a ninguem, nao solicitou, nao pediu, nao reconhece, nao foi voce, ignore este
            redefinir sua senha, redefinicao, cadastro, criar sua conta, sua identidade, duas etapas
            dois fatores
            """,
        business: """
            seu pedido, pedido, reserva, hotel, voo, passageiro, envio, entrega, fatura, recibo, total
            subtotal, compra, pagamento, desconto, oferta, ofertas, cupom, cupao, promocao, loja
            assinatura, reuniao, evento, ingresso, ingressos, pacote, encomenda, boleto, nota fiscal, frete
            noites, hospedes
            """,
        otherNumber: """
            numero do pedido, n do pedido, pedido n, codigo do pedido, pedido, encomenda, fatura
            numero da fatura, nota fiscal, recibo, codigo de rastreio, codigo de rastreamento
            numero de rastreamento, rastreio, protocolo, numero do protocolo, chamado, ticket, referencia
            numero de referencia, localizador, codigo da reserva, codigo de reserva, numero da reserva
            reserva, numero do cliente, codigo do cliente, numero da conta, conta, agencia, cartao
            cartao final, final, terminado em, com final, cnpj, apolice, telefone, celular, ligue
            ligue para, whatsapp, codigo postal, caixa postal, codigo promocional, codigo de desconto
            cupom, cupao, codigo do cupom, vale presente, codigo de indicacao, codigo de convite
            codigo do produto, codigo de barras, codigo de erro, erro, id da reuniao, senha da reuniao
            id da transacao, numero da transacao, transacao, sala, quarto, modelo
            serie, numero de serie, versao, total, valor, preco, saldo, mais de, menos de, desde, cerca de
            quase
            """,
        claimsNext: """
            janeiro, fevereiro, marco, abril, maio, junho, julho, agosto, setembro, outubro, novembro
            dezembro, de, em, n, no, num, nr, numero, rua, avenida, av, ano, desde, r, nf, ref, cpf, rg
            nif, tel, fax, cep, ddd, voo
            """,
        claimsPrevious: """
            minutos, horas, segundos, dias, meses, anos, pontos, usuarios, utilizadores, pessoas, clientes
            seguidores, euros, reais, milhas, km, produtos, itens, empresas, lisboa, porto, sao paulo
            rio de janeiro
            """,
        namesNothing: """
            codigo qr, codigo fonte, codigo aberto, codigo de conduta, codigo de etica, esqueceu a senha
            """,
        confirmLink: """
            verificar*, verifique, confirmar*, confirme, ativar*, ative, fazer login, entrar
            iniciar sessao, acessar, validar
            """,
        resetLink: """
            redefinir*, alterar senha, trocar senha, nova senha, recuperar senha, recuperar conta
            repor palavra passe
            """,
        unsubscribeLink: """
            cancelar inscricao, cancelar a inscricao, cancelar assinatura, descadastrar*
            cancelar subscricao, deixar de receber, anular subscricao, preferencias de e mail
            """)

    static let french = Vocabulary(
        oneTime: """
            code de verification, codes de verification, code de securite, code de connexion
            code d'authentification, code d'activation, code de validation
            code a usage unique, code unique, code temporaire, code otp, code d'identification
            code d'inscription, code de recuperation, code de reinitialisation, code secret, code personnel
            code pin a usage unique, code sms, code d'acces temporaire, code d'acces unique
            code confidentiel, code de double authentification, mot de passe a usage unique
            mot de passe unique, mot de passe temporaire, mot de passe provisoire, cle de verification
            jeton de securite, numero de verification, nip a usage unique, code de signature
            code a 6 chiffres, code a 4 chiffres, code a six chiffres, code a 8 chiffres
            code a quatre chiffres, code a 5 chiffres
            """,
        ambiguous: """
            code de confirmation, code d'acces, votre code, ton code, ce code, code suivant, le code
            un code, code ci dessous, voici votre code, nouveau code, code pin
            """,
        plain: "code, codes, mot de passe, nip",
        asks: """
            saisissez, saisir, entrez, entrer, utilisez, utiliser, tapez, inserez, indiquez, renseignez
            copiez, entre, saisis, utilise, composez
            """,
        presents: """
            est votre, est ton, est le, comme, pour, pour verifier, pour vous connecter, pour confirmer
            pour valider, pour finaliser
            """,
        authentication: """
            verifier, verifiez, verification, confirmez votre, confirmer votre, se connecter
            connectez vous, vous connecter, connexion, authentification, identifier, expire dans, expire
            expirera, valable, valide pendant, est valide, validite, valider, validez, ne partagez
            ne communiquez, ne le communiquez, ne transmettez, ne le partagez, a personne
            n'avez pas demande, pas a l'origine, n'etes pas, n'avez pas effectue, ignorez cet, ignorer cet
            ignorez ce, ignorer ce, reinitialiser votre mot de passe, reinitialisation
            creation de votre compte, creer votre compte, inscription, votre identite, deux etapes
            deux facteurs, double authentification
            """,
        business: """
            votre commande, commande, reservation, hotel, vol, passager, expedition, livraison, facture
            recu, total, sous total, tva, achat, paiement, montant, remise, reduction, offre, offres
            code promo, bon d'achat, soldes, boutique, abonnement, newsletter, reunion, evenement, billet
            billets, colis, promotion, solde, nuits, voyageurs, panier
            """,
        otherNumber: """
            numero de commande, n de commande, commande n, commande no, commande, numero de facture
            facture n, facture, recu, numero de suivi, code de suivi, suivi, numero de colis, colis
            numero de dossier, dossier, ticket, reference, numero de reference, code de reference
            numero de reservation, code de reservation, reservation, numero de client, code client, client
            numero de compte, compte, carte, se terminant par, finissant par, carte bancaire, iban
            numero de contrat, contrat, siret, siren, numero d'adherent, numero de membre, police
            telephone, portable, appelez, appelez le, appelez nous au, au numero, code postal
            boite postale, cedex, indicatif, code pays, code promo, code promotionnel, code de reduction
            code reduction, code avantage, code cadeau, carte cadeau, bon de reduction, code parrain
            code parrainage, code de parrainage, code d'invitation, code produit, code barre, code barres
            code article, code d'erreur, code erreur, erreur, code couleur, code guichet, code banque
            id de reunion, id de la reunion, code secret de la reunion, numero de transaction, transaction
            salle, chambre, porte, modele, numero de serie, version, total
            montant, prix, solde, plus de, moins de, jusqu'a, depuis, environ, pres de, article, alinea
            code swift, code naf, code ape, code insee
            """,
        claimsNext: """
            janvier, fevrier, mars, avril, mai, juin, juillet, aout, septembre, octobre, novembre, decembre
            n, no, num, numero, rue, avenue, boulevard, annee, depuis, l'annee, de, des, aux, ref, rcs, tva
            tel, fax, bp, vol
            """,
        claimsPrevious: """
            minutes, heures, secondes, jours, mois, ans, points, utilisateurs, personnes, clients, abonnes
            euros, dollars, francs, km, produits, articles, entreprises, salaries, paris, lyon, marseille
            cedex, bruxelles, rue, avenue, boulevard, montreal, geneve
            """,
        namesNothing: """
            code qr, code source, code de conduite, code civil, code de la route, code du travail
            mot de passe oublie
            """,
        confirmLink: """
            verifier*, verifiez, confirmer*, confirmez, confirme, activer*, activez, se connecter
            connectez vous, me connecter, valider*, validez
            """,
        resetLink: """
            reinitialiser*, reinitialisez, changer de mot de passe, changer mon mot de passe
            modifier mon mot de passe, nouveau mot de passe, recuperer
            """,
        unsubscribeLink: """
            se desabonner, desabonner*, desabonnez vous, me desabonner, desinscri*, se desinscrire
            gerer mes preferences, gerer vos preferences, preferences de communication
            """)

    static let italian = Vocabulary(
        oneTime: """
            codice di verifica, codici di verifica, codice verifica, codice di sicurezza, codice di accesso
            codice di autenticazione, codice di attivazione, codice di convalida
            codice di validazione, codice monouso, codice usa e getta, codice temporaneo, codice univoco
            codice unico, codice otp, codice di recupero, codice di ripristino, codice di reimpostazione
            codice di registrazione, codice di login, codice segreto, codice sms, codice dispositivo
            codice di identificazione, password monouso, password temporanea, password usa e getta
            pin di verifica, pin monouso, token di sicurezza, chiave di sicurezza, codice a 6 cifre
            codice a sei cifre, codice a 4 cifre
            """,
        ambiguous: """
            codice di conferma, codice conferma, tuo codice, suo codice, questo codice, seguente codice
            il codice, un codice, ecco il codice, nuovo codice, codice pin, tuo pin, codice qui sotto
            """,
        plain: "codice, codici, password",
        asks: """
            inserisci, inserire, inserisca, usa, utilizza, utilizzare, immetti, digita, digitare, copia
            immettere, utilizzi
            """,
        presents: """
            e il tuo, e il suo, e il, come, per, per verificare, per accedere, per confermare
            per completare
            """,
        authentication: """
            autorizzare, autorizzi
            verifica, verificare, conferma il tuo, confermare il tuo, conferma la tua, accedi, accedere
            accesso, autenticazione, scade, scadra, scadenza, valido per, e valido, non condividere
            non condividerlo, non comunicare, con nessuno, a nessuno, non hai richiesto, non sei stato
            non hai effettuato, non riconosci, ignora questa, ignora questo, reimpostare la password
            reimposta, registrazione, creare il tuo account, la tua identita, due fattori, due passaggi
            """,
        business: """
            tuo ordine, ordine, prenotazione, hotel, volo, passeggero, spedizione, consegna, fattura
            ricevuta, totale, subtotale, iva, acquisto, pagamento, importo, sconto, offerta, offerte
            coupon, promozione, saldi, negozio, abbonamento, riunione, evento, biglietto, biglietti, pacco
            notti, ospiti
            """,
        otherNumber: """
            numero ordine, numero d'ordine, ordine n, codice ordine, ordine, fattura n, numero fattura
            fattura, ricevuta, numero di tracking, codice di tracciamento, codice di tracking, tracking
            codice spedizione, spedizione, pratica, ticket, riferimento, codice riferimento
            codice prenotazione, codice di prenotazione, numero di prenotazione, prenotazione
            codice cliente, numero cliente, cliente, numero conto, conto, carta, che termina con
            terminante con, codice fiscale, partita iva, p.iva, p iva, piva, polizza, contratto, telefono
            cellulare, chiama, chiama il, chiamaci al, numero verde, codice postale
            codice di avviamento postale, casella postale, prefisso, codice sconto, codice promozionale
            codice promo, codice coupon, buono, codice regalo, codice invito, codice amico, codice prodotto
            codice articolo, codice a barre, codice errore, errore, codice colore, id riunione
            passcode riunione, id transazione, transazione, operazione
            sala, camera, volo, modello, numero di serie, versione, totale, importo, prezzo, saldo, piu di
            meno di, fino a, oltre, circa, quasi, codice swift
            """,
        claimsNext: """
            gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre
            dicembre, nel, n, nr, num, numero, via, viale, piazza, corso, anno, dal, del, rif, tel, fax
            cap, rea
            """,
        claimsPrevious: """
            minuti, ore, secondi, giorni, mesi, anni, punti, utenti, persone, clienti, follower, euro, km
            prodotti, articoli, aziende, dipendenti, milano, roma, torino, napoli, firenze, bologna
            """,
        namesNothing: """
            codice qr, codice sorgente, codice di condotta, codice etico, codice civile
            codice della strada, password dimenticata
            """,
        confirmLink: "verifica*, conferma*, attiva*, accedi, convalida*",
        resetLink: """
            reimposta*, cambia password, nuova password, ripristina*, recupera*, modifica password
            """,
        unsubscribeLink: """
            annulla iscrizione, disiscri*, cancella iscrizione, cancellati, annulla l'iscrizione
            gestisci preferenze, preferenze email
            """)

    static let romanian = Vocabulary(
        oneTime: """
            cod de verificare, codul de verificare, coduri de verificare, codul dvs de verificare
            codul tau de verificare, cod de securitate, codul de securitate, cod de autentificare
            codul de autentificare, cod de activare
            codul de activare, cod de validare, codul de validare, cod unic, codul unic
            cod de unica folosinta, codul de unica folosinta, cod temporar, codul temporar
            cod de conectare, codul de conectare, cod de acces unic, parola unica
            parola de unica folosinta, parola temporara, cod otp, codul otp, cod de resetare
            codul de resetare, codul dumneavoastra de verificare, codul tau de securitate
            codul tau de autentificare, cod de inregistrare, cod sms, codul sms, cod de recuperare
            codul de recuperare
            """,
        ambiguous: """
            cod de confirmare, codul de confirmare, cod de acces, codul de acces, codul tau, codul dvs
            codul dumneavoastra, acest cod, urmatorul cod, cod pin, codul pin
            """,
        plain: "cod, codul, codului, parola",
        asks: """
            introdu, introduceti, introdu codul, folositi, foloseste, utilizati, utilizeaza, tastati
            copiati
            """,
        presents: "este codul, este, pentru, este parola",
        authentication: """
            verifica, verificati, verificare, confirmati, confirma adresa, confirma contul, autentificare
            autentifica*, conecta*, conectare, expira, expira in, valabil, este valabil, nu distribuiti
            nu comunicati, nu impartasi*, nimanui, nu ai solicitat, nu ati solicitat, ignora, ignorati
            resetare, resetarea parolei, inregistrare, identitatea, doi pasi, doi factori
            """,
        business: """
            comanda ta, comanda, rezervare, hotel, zbor, livrare, factura, bon, total, tva, plata
            achizitie, reducere, oferta, oferte, cupon, voucher, magazin, abonament, intalnire, eveniment
            bilet, colet, awb, nopti
            """,
        otherNumber: """
            numar comanda, numarul comenzii, comanda nr, comanda, factura nr, factura, cod de urmarire
            numar de urmarire, colet, tichet, referinta, cod rezervare, rezervare, cod client, numar client
            client, cont, card, terminat in, telefon, suna la, cod postal, codul postal, cod promotional
            codul promotional, cod de reducere, codul de reducere, cupon, voucher, card cadou
            cod de invitatie, cod produs, cod de bare, cod de eroare, eroare, id intalnire, tranzactie
            camera, zbor, model, serie, versiune, total, suma, pret, sold, peste, pana la
            aproape
            """,
        claimsNext: """
            ianuarie, februarie, martie, aprilie, mai, iunie, iulie, august, septembrie, octombrie
            noiembrie, decembrie, in, nr, numar, strada, str, bd, anul, din, awb, ref, cui, cif, cnp, tel
            fax
            """,
        claimsPrevious: """
            minute, ore, secunde, zile, luni, ani, puncte, lei, ron, euro, utilizatori, persoane, clienti
            produse, km, bucuresti
            """,
        namesNothing: "cod qr, codul qr, cod sursa, cod de conduita, codul penal, codul civil",
        confirmLink: "verifica*, confirma*, activeaza*, autentifica*, conecteaza*",
        resetLink: "reseteaza*, schimba parola, parola noua, recupereaza*",
        unsubscribeLink: "dezabon*, renunta la abonare")

    static let catalan = Vocabulary(
        oneTime: """
            codi de verificacio, codi de seguretat, codi d'autenticacio, codi d'activacio, codi d'un sol us
            contrasenya d'un sol us, codi d'inici de sessio, codi temporal, codi de validacio
            """,
        ambiguous: """
            codi de confirmacio, codi d'acces, el teu codi, el vostre codi, aquest codi, el codi
            seguent codi
            """,
        plain: "codi, contrasenya",
        asks: "introdueix, introduiu, utilitza, feu servir, fes servir, escriu",
        presents: "es el teu, es el vostre, per a",
        authentication: """
            verifica, verificar, verificacio, inicia sessio, iniciar sessio, inici de sessio, caduca
            es valid, no comparteixis, no compartiu, amb ningu, no has sol*licitat, no ho has demanat
            ignora aquest, confirma el teu
            """,
        business: """
            la teva comanda, comanda, reserva, factura, total, oferta, descompte, enviament, entrega
            """,
        otherNumber: """
            numero de comanda, comanda, factura, referencia, codi postal, telefon, codi de descompte
            codi promocional, numero de seguiment, total, import, codi de reserva, numero de client
            """,
        claimsNext: """
            gener, febrer, abril, maig, juny, juliol, agost, setembre, octubre, novembre, desembre, carrer
            tel
            """,
        claimsPrevious: "minuts, hores, dies, anys, punts",
        namesNothing: "codi qr, codi font",
        confirmLink: "verifica*, confirma*, activa*, inicia sessio",
        resetLink: "restableix*, canvia la contrasenya",
        unsubscribeLink: "donar se de baixa, dona't de baixa, cancel*lar la subscripcio")
}
