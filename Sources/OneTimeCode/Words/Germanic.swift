extension Vocabulary {
    static let german = Vocabulary(
        oneTime: """
            bestatigungscode*, bestaetigungscode*, verifizierungscode*, verifikationscode*
            sicherheitscode*, einmalcode*, einmal code*, einmalkennwort*, einmalpasswort*, einmal passwort*
            einmalpasswort, einmal pin, einmalpin, anmeldecode*, anmelde code*, login code*, logincode*
            zugangscode*, authentifizierungscode*, authentisierungscode*
            aktivierungscode*, freischaltcode*, freigabecode*, prufcode*, pruefcode*, uberprufungscode*
            ueberpruefungscode*, registrierungscode*, wiederherstellungscode*, zurucksetzungscode*
            reset code*, bestatigungs code*, verifizierungs code*, sicherheits code*, bestatigungs pin
            sicherheitspin, tan nummer, mtan, smstan, sms tan, m tan, transaktionsnummer, einmaliger code
            einmaligen code, einmalige pin, temporarer code, temporares passwort, legitimationscode*
            identifikationscode*, geratecode*, bestatigungsnummer fur die anmeldung, zahlencode*
            freigabe code*, verifizierungs pin, verifizierungsnummer, 2fa code*, zwei faktor code*
            sms code*, otp code*
            """,
        ambiguous: """
            dein code, ihr code, deinen code, ihren code, diesen code, dieser code, folgenden code
            folgender code, der code, den code, einen code, zugangs code*, deine pin, ihre pin, pin code
            neuer code, folgende pin, stelligen code, stelliger code, stellige code, stellige pin
            """,
        plain: "code, codes, pin, tan, kennwort, passwort, kode",
        asks: """
            gib, gib den code, geben sie, verwende, verwenden sie, benutze, nutze, nutzen sie, eingeben
            gebe, tippe, eingabe
            """,
        presents: "ist dein, ist ihr, ist der, ist deine, ist ihre, lautet, als, um, fur die",
        authentication: """
            bestatige, bestatigen sie, bestatigen, bestatigung, verifizieren, verifizierung, anmelden
            anmeldung, einloggen, login, einzuloggen, anzumelden, authentifizierung, lauft ab, ablaufen
            ablauft, gultig, gultigkeit, verfallt, nicht weiter, niemandem, niemals weiter, teile diesen
            teilen sie diesen, nicht angefordert, nicht selbst, nicht du, nicht sie, nicht veranlasst
            ignoriere, ignorieren, zurucksetzen, zuruckzusetzen, registrierung, konto erstellen, identitat
            zwei faktor, zweistufig*
            """,
        business: """
            bestellung, ihre bestellung, deine bestellung, buchung, reservierung, hotel, flug, fluggast
            versand, lieferung, rechnung, quittung, gesamtbetrag, zwischensumme, mwst, ust, kauf, zahlung
            betrag, rabatt, angebot, angebote, gutschein, gutscheincode, rabattcode, aktion, shop
            abonnement, besprechung, termin, veranstaltung, ticket, tickets, paket, sendung, newsletter
            warenkorb, summe, nachte, gaste
            """,
        otherNumber: """
            bestellnummer, bestell nr, bestellung, bestellung nr, bestellnr, auftragsnummer, auftrag
            auftragsnr, rechnungsnummer, rechnung nr, rechnungsnr, rechnung, re nr, belegnummer
            sendungsnummer, paketnummer, trackingnummer, sendungsverfolgungsnummer, vorgangsnummer, vorgang
            ticketnummer, ticket nr, ticket, fallnummer, aktenzeichen, referenz, referenznummer
            buchungsnummer, buchungscode, buchungsreferenz, reservierungsnummer, kundennummer, kundennr
            kd nr, kunden nr, mitgliedsnummer, kontonummer, konto, karte, kartennummer, endend auf
            mit der endung, endet auf, endziffern, iban, bankleitzahl, steuernummer, ust id, ust idnr
            ust idnr., handelsregister, vertragsnummer, vertrag, versicherungsnummer, policennummer
            personalnummer, telefon, mobil, telefonnummer, rufnummer, hotline, rufen sie uns an unter
            unter, postleitzahl, postfach, vorwahl, landesvorwahl, gutscheincode, gutschein, gutschein code
            rabattcode, rabatt code, aktionscode, promocode, promo code, geschenkcode, geschenkkarte
            empfehlungscode, einladungscode, freundschaftscode, produktcode, artikelnummer, art nr
            artikel nr, strichcode, fehlercode, fehler, farbcode, meeting id, besprechungs id
            meeting kenncode, kenncode, konferenz id, raum, zimmer, flug, gate, transaktions id
            abholnummer, modell, seriennummer, version, zahlernummer, gesamtbetrag, summe, betrag, preis
            saldo, bis zu, rund, mehr als, weniger als, etwa, fast, seit
            """,
        claimsNext: """
            januar, februar, marz, april, mai, juni, juli, august, september, oktober, november, dezember
            nr, nummer, seit, im jahr, jahr, ab, im, bis, d, postfach, nr., von, ref, bic, blz, hrb, hra
            tel, fax, plz
            """,
        claimsPrevious: """
            minuten, stunden, sekunden, tage, tagen, wochen, monate, jahre, jahren, punkte, nutzer
            benutzer, personen, kunden, euro, eur, stuck, km, artikel, mitarbeiter, unternehmen, meilen
            uhr, berlin, hamburg, munchen, koln, frankfurt, wien, zurich, stuttgart, dusseldorf, leipzig
            dresden, bonn, hannover, nurnberg
            """,
        namesNothing: """
            qr code, qr codes, quellcode, code of conduct, verhaltenskodex, passwort vergessen
            kennwort vergessen, barcode
            """,
        confirmLink: """
            bestatigen*, bestatige*, verifizieren*, aktivieren*, anmelden, einloggen, jetzt anmelden
            e mail bestatigen, registrierung abschliessen
            """,
        resetLink: """
            zurucksetzen*, passwort andern, neues passwort, kennwort andern, passwort zurucksetzen
            """,
        unsubscribeLink: """
            abmelden, abbestellen, newsletter abbestellen, abbestellen*, austragen, einstellungen verwalten
            vom newsletter abmelden
            """)

    static let dutch = Vocabulary(
        oneTime: """
            verificatiecode*, verificatie code*, beveiligingscode*, veiligheidscode*, eenmalige code*
            eenmalig wachtwoord, eenmalige toegangscode*, eenmalige pincode*, inlogcode*, inlog code*
            aanmeldcode*, aanmeldingscode*, authenticatiecode*, activatiecode*
            activeringscode*, validatiecode*, controlecode*, tijdelijke code*, tijdelijk wachtwoord
            registratiecode*, herstelcode*, resetcode*, tancode*, tan code*, identificatiecode*, sms code*
            cijferige code, cijfercode*, loginco*, beveiligings code*
            """,
        ambiguous: """
            bevestigingscode*, bevestigings code*, toegangscode*, je code, jouw code, uw code, deze code
            volgende code, de code, een code, pincode, pin code, je pincode, uw pincode
            """,
        plain: "code, codes, wachtwoord, pin",
        asks: "voer, vul, gebruik, typ, voer in, vul in, invoeren, kopieer",
        presents: "is je, is uw, is jouw, is de, als, om",
        authentication: """
            verifieer, verifieren, verificatie, bevestig je, bevestig uw, inloggen, in te loggen, aanmelden
            aan te melden, log in, authenticatie, verloopt, vervalt, geldig, is geldig, deel deze
            deel nooit, niet met anderen, met niemand, niet aangevraagd, niet jij, niet hebt aangevraagd
            negeer, negeren, wachtwoord opnieuw, wachtwoord herstellen, registratie, identiteit
            twee stappen, tweestaps*
            """,
        business: """
            bestelling, je bestelling, uw bestelling, boeking, reservering, hotel, vlucht, verzending
            levering, bezorging, factuur, bon, totaal, subtotaal, btw, aankoop, betaling, bedrag, korting
            kortingscode, aanbieding, aanbiedingen, actie, winkel, abonnement, vergadering, evenement
            ticket, tickets, pakket, nachten, gasten
            """,
        otherNumber: """
            bestelnummer, ordernummer, bestelling, order, factuurnummer, factuur, trackingnummer
            track trace, pakketnummer, zaaknummer, ticketnummer, dossiernummer, referentie
            referentienummer, kenmerk, boekingsnummer, boekingscode, reserveringsnummer, reserveringscode
            klantnummer, lidnummer, rekeningnummer, rekening, kaart, eindigend op, eindigt op, iban
            kvk nummer, btw nummer, polisnummer, contractnummer, telefoon, mobiel, bel ons op, postcode
            postbus, landcode, netnummer, kortingscode, actiecode, promotiecode, promocode, vouchercode
            cadeaucode, cadeaukaart, waardebon, uitnodigingscode, productcode, artikelnummer, streepjescode
            foutcode, fout, kleurcode, vergader id, vergaderings id, toegangscode voor de vergadering
            transactie, transactienummer, kamer, zaal, vlucht, model, serienummer
            versie, totaal, bedrag, prijs, saldo, meer dan, minder dan, ruim, ongeveer, bijna, sinds
            """,
        claimsNext: """
            januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november
            december, nr, nummer, sinds, in, postbus, van, ref, kvk, tel, bel, fax, tot
            """,
        claimsPrevious: """
            minuten, uur, uren, seconden, dagen, weken, maanden, jaar, punten, gebruikers, mensen, klanten
            euro, stuks, km, artikelen, medewerkers, amsterdam, rotterdam, utrecht
            """,
        namesNothing: "qr code, broncode, gedragscode, wachtwoord vergeten, barcode",
        confirmLink: "verifieer*, bevestig*, activeer*, inloggen, aanmelden, log in",
        resetLink: """
            wachtwoord opnieuw*, wachtwoord herstellen, wachtwoord wijzigen, nieuw wachtwoord
            wachtwoord resetten, herstel*
            """,
        unsubscribeLink: """
            afmelden, uitschrijven, meld je af, schrijf je uit, voorkeuren beheren
            """)

    static let swedish = Vocabulary(
        oneTime: """
            verifieringskod*, verifikationskod*, sakerhetskod*, engangskod*, engangslosenord*
            inloggningskod*, autentiseringskod*, aktiveringskod*, valideringskod*, kontrollkod*
            tillfallig kod*, tillfalligt losenord, registreringskod*, aterstallningskod*
            identifieringskod*, siffriga kod*, siffrig kod*, sifferkod*, sms kod*, engangs kod*, otp kod*
            """,
        ambiguous: """
            bekraftelsekod*, atkomstkod*, din kod, denna kod, den har koden, foljande kod, koden, en kod
            pinkod*, pin kod*
            """,
        plain: "kod, koder, losenord, pin",
        asks: "ange, anvand, skriv in, mata in, skriv, kopiera, fyll i",
        presents: "ar din, ar koden, som din, for att",
        authentication: """
            verifiera, verifiering, bekrafta din, logga in, loggar in, inloggning, autentisering, upphor
            loper ut, gar ut, giltig, galler i, dela inte, dela aldrig, med nagon, inte begart, inte bad om
            inte du, ignorera, bortse, aterstall*, registrering, skapa ditt konto, identitet, tvasteg*
            tvafaktor*
            """,
        business: """
            bestallning, din bestallning, order, bokning, hotell, flyg, leverans, frakt, faktura, kvitto
            totalt, summa, moms, kop, betalning, belopp, rabatt, rabattkod, erbjudande, erbjudanden, rea
            butik, prenumeration, mote, evenemang, biljett, biljetter, paket, natter, gaster
            """,
        otherNumber: """
            ordernummer, bestallningsnummer, ordernr, order, bestallning, fakturanummer, fakturanr, faktura
            ocr nummer, sparningsnummer, kollinummer, kolli id, paketnummer, arendenummer, arende, referens
            referensnummer, bokningsnummer, bokningskod, bokningsreferens, kundnummer, kundnr
            medlemsnummer, kontonummer, konto, kort, slutar pa, som slutar pa, org nr, orgnr
            organisationsnummer, personnummer, telefon, mobil, ring, ring oss pa, postnummer, riktnummer
            landskod, rabattkod, kampanjkod, presentkort, presentkod, vardekod, inbjudningskod
            varvningskod, produktkod, artikelnummer, streckkod, felkod, fargkod, motes id, motes kod
            transaktion, flyg, modell, serienummer, version, totalt, summa
            belopp, pris, saldo, over, upp till, cirka, nastan, sedan, mer an
            """,
        claimsNext: """
            januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november
            december, nr, nummer, sedan, box, ocr, ref, tel, fax, fel, rum
            """,
        claimsPrevious: """
            minuter, timmar, sekunder, dagar, veckor, manader, poang, anvandare, personer, kunder, kr
            kronor, st, km, artiklar, stockholm, goteborg
            """,
        namesNothing: "qr kod*, kallkod*, uppforandekod*, glomt losenord*",
        confirmLink: "verifiera*, bekrafta*, aktivera*, logga in",
        resetLink: "aterstall*, byt losenord, nytt losenord, andra losenord",
        unsubscribeLink: "avregistrera*, avprenumerera*, avsluta prenumeration*, avanmal*")

    static let norwegian = Vocabulary(
        oneTime: """
            verifiseringskode*, verifikasjonskode*, sikkerhetskode*, engangskode*, engangspassord*
            innloggingskode*, paloggingskode*, autentiseringskode*, aktiveringskode*, valideringskode*
            kontrollkode*, midlertidig kode*, registreringskode*, gjenopprettingskode*
            tilbakestillingskode*, sifrede kode*, sifret kode*, sms kode*, otp kode*
            """,
        ambiguous: """
            bekreftelseskode*, tilgangskode*, koden din, din kode, denne koden, folgende kode, koden
            en kode, pinkode*, pin kode*
            """,
        plain: "kode, koder, passord, pin",
        asks: "skriv inn, bruk, angi, tast inn, oppgi, skriv, kopier, legg inn",
        presents: "er din, er koden, er bekreftelseskoden, er engangskoden, som, for a",
        authentication: """
            verifiser, verifisere, verifisering, bekreft, bekrefte, logg inn, logge inn, logger pa
            logge pa, innlogging, palogging, autentisering, utloper, gyldig, gjelder i, ikke del, del aldri
            med noen, ikke bedt om, ikke ba om, ikke deg, ignorer, se bort fra, tilbakestill*, registrering
            opprette konto, identitet, totrinns*, tofaktor*
            """,
        business: """
            bestilling, bestillingen din, ordre, booking, reservasjon, hotell, fly, levering, frakt
            faktura, kvittering, totalt, mva, kjop, betaling, belop, rabatt, rabattkode, tilbud, salg
            butikk, abonnement, mote, arrangement, billett, billetter, pakke, netter, gjester
            """,
        otherNumber: """
            ordrenummer, bestillingsnummer, ordrenr, ordre, bestilling, fakturanummer, faktura, kid nummer
            sporingsnummer, sendingsnummer, kollinummer, pakkenummer, saksnummer, referanse
            referansenummer, bookingnummer, bookingreferanse, reservasjonsnummer, kundenummer
            medlemsnummer, kontonummer, konto, kort, slutter pa, som slutter pa, org nr, orgnr
            organisasjonsnummer, fodselsnummer, telefon, mobil, ring, ring oss pa, faks, postnummer
            postboks, landkode, rabattkode, kampanjekode, gavekort, gavekode, invitasjonskode, vervekode
            produktkode, varenummer, artikkelnummer, strekkode, feilkode, feil, fargekode, mote id
            motekode, transaksjon, modell, serienummer, versjon, totalt, belop, pris, saldo
            over, opptil, nesten, siden, mer enn
            """,
        claimsNext: """
            januar, februar, mars, april, mai, juni, juli, august, september, oktober, november, desember
            nr, nummer, siden, postboks, kid, sak, ref, tlf, tel, rom, fly
            """,
        claimsPrevious: """
            minutter, timer, sekunder, dager, uker, maneder, poeng, brukere, personer, kunder, kr, kroner
            stk, km, varer, oslo, bergen
            """,
        namesNothing: "qr kode*, kildekode*, glemt passord*",
        confirmLink: "verifiser*, bekreft*, aktiver*, logg inn, logg pa",
        resetLink: "tilbakestill*, bytt passord, nytt passord, endre passord",
        unsubscribeLink: "meld deg av, avmeld*, avslutt abonnement*, stopp abonnement*")

    static let danish = Vocabulary(
        oneTime: """
            bekraeftelseskode*, verificeringskode*, verifikationskode*, sikkerhedskode*, engangskode*
            engangsadgangskode*, engangskodeord*, loginkode*, login kode*, godkendelseskode*
            autentificeringskode*, aktiveringskode*, valideringskode*, midlertidig kode*
            registreringskode*, gendannelseskode*, nulstillingskode*, cifrede kode*, cifret kode*
            sms kode*, otp kode*, bekræftelseskode*
            """,
        ambiguous: """
            adgangskode*, din kode, denne kode, folgende kode, koden, en kode, pinkode*, pin kode*
            bekraft*kode
            """,
        plain: "kode, koder, kodeord, pin",
        asks: "indtast, brug, angiv, skriv, indsaet, kopier, tast, benyt",
        presents: "er din, er koden, er dit, som din, til at",
        authentication: """
            verificer, verificere, verificering, bekræft, bekræfte, log ind, logge ind, logger ind, login
            godkend*, udløber, gyldig, gælder i, del ikke, del aldrig, med nogen, med andre, ikke anmodet
            ikke bedt om, ikke dig, ignorer, se bort fra, nulstil*, registrering, oprette din konto
            identitet, totrins*, tofaktor*
            """,
        business: """
            bestilling, ordre, din ordre, booking, reservation, hotel, fly, levering, fragt, faktura
            kvittering, i alt, moms, køb, betaling, beløb, rabat, rabatkode, tilbud, udsalg, butik
            abonnement, møde, arrangement, billet, billetter, pakke, nætter, gæster
            """,
        otherNumber: """
            ordrenummer, ordrenr, ordre, bestillingsnummer, fakturanummer, faktura, sporingsnummer
            trackingnummer, pakkenummer, sagsnummer, reference, referencenummer, bookingnummer
            bookingreference, reservationsnummer, kundenummer, medlemsnummer, kontonummer, konto, kort
            der ender på, ender på, cvr nr, telefon, mobil, ring, ring til os på, postnummer, postboks
            landekode, rabatkode, kampagnekode, gavekort, gavekode, invitationskode, produktkode
            varenummer, stregkode, fejlkode, fejl, farvekode, møde id, mødekode, transaktion
            værelse, model, serienummer, version, i alt, beløb, pris, saldo, over, op til
            næsten, siden, mere end
            """,
        claimsNext: """
            januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december
            nr, nummer, siden, sag, ref, cvr, cpr, tlf, tel, fax, rum, fly
            """,
        claimsPrevious: """
            minutter, timer, sekunder, dage, uger, måneder, point, brugere, personer, kunder, kr, kroner
            stk, km, varer, københavn, aarhus
            """,
        namesNothing: "qr kode*, kildekode*, glemt adgangskode*, glemt kodeord*",
        confirmLink: "verificer*, bekræft*, aktiver*, log ind",
        resetLink: "nulstil*, skift adgangskode, ny adgangskode, skift kodeord",
        unsubscribeLink: "afmeld*, frameld*")
}
