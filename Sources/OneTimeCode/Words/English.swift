extension Vocabulary {
    static let english = Vocabulary(
        oneTime: """
            e mail code, bypass code, one off code, one off passcode, verification code*, verification pin, verification number, verification key, verify code
            verifying code, verification token, verification digits, verification passcode
            verification otp, code to verify, email code, email verification code
            account verification code, identity verification code, security code, security pin
            security passcode, secure code, security token code, security key code, login code, log in code
            logging in code, login pin, login otp, login passcode, logon code, log on code, signin code
            sign in code, sign in pin, sign on code, signing code, signup code, sign up code
            sign in verification code, login verification code, register code, registration code
            enrollment code, one time code, one time password, one time pass code, one time passcode
            one time pin, one time key, one time verification code, one time security code
            one time login code, one time access code, onetime code, onetime password, onetime passcode
            onetime pin, single use code, single use password, single use passcode, temporary code
            temporary login code, temporary verification code, temporary passcode, temporary pin
            temporary security code, temporary access code, temporary sign in code, otp, otp code, otp pin
            otp number, otp password, e otp, eotp, email otp, sms otp, otac, tac, tac code, tan code
            authentication code, authentication pin, authenticator code
            auth code, authcode, authentication number, authentication key
            authentication token, auth token, 2fa code, 2 fa code, two factor code
            two factor authentication code, 2 step code, two step code, 2 step verification code
            two step verification code, two factor verification code, mfa code, multi factor code
            multi factor authentication code, second factor code, 2fa token, activation code
            activation pin, email confirmation code, account confirmation code, validation code
            validate code, device code, device verification code, recovery code, account recovery code
            reset code, password reset code, password recovery code, reset pin, reset password code
            pin reset code, magic code, magic login code, login token, signin token, digit code, digit pin
            digit number, digit passcode, digits code, digit verification code, digit security code
            digit otp, steam guard code, steam guard, identification code, identity code, challenge code
            confirm code, unlock code, unlocking code, dynamic code, dynamic password, dynamic pin
            approval code, transaction authentication number, secret code, link code, linking code
            pairing code, connection code, captcha code, verif code, vcode, verification no
            """,
        ambiguous: """
            confirmation code, confirmation pin, passcode, pass code, access code, access pin
            following code, this code, your code, unique code, special code, personal code, private code
            numeric code, the code, a code, new code, pin code, your pin, your passcode, temporary password
            this pin, here is a code, session code, entry code, login number
            """,
        plain: "code, codes, pin, password, passkey, token, key code",
        asks:
            "enter, use, type, input, type in, enter in, insert, provide, submit, paste, copy, copy and paste",
        presents: """
            is your, is the, is ur, as your, as the, to verify, to confirm, to log in, to login, to sign in
            to complete, to continue, to finish, to authenticate, to activate, to reset, to access
            to validate, to proceed, to approve, for your, for verification, for login, for sign in
            """,
        authentication: """
            verify, verifying, verification, verified, confirm your email, confirm your account
            confirm your identity, confirm your subscription, confirm your address, confirm it
            confirm that, confirm this, confirm you, email address confirmation, authenticate
            authentication, authorize, authorise, authorization, log in, login, logging in, logged in
            log into, sign in, signin, signing in, sign into, sign up, signing up, signed up
            sign in attempt, login attempt, log in attempt, new device, unrecognized device, new sign in
            complete your registration, create your account, creating an account, creating your account, finish creating, set up your account, finish setting up
            activate your account, two factor, 2fa, two step, 2 step, multi factor, one time, otp
            passwordless, expires in, expire in, will expire, expires after, expires at, valid for
            only valid, is valid, valid until, expires soon, expiration, expired, good for, do not share
            don't share, never share, not share, don't forward, do not forward, keep this code, anyone else
            with anyone, to anyone, with others, never ask, will not ask, won't ask, did not request
            didn't request, did not make this request, didn't make this request, not requested, didn't try
            did not try, didn't attempt, did not initiate, didn't initiate, wasn't you, was not you
            wasn't me, not you, requested this, requested a, you requested, have requested
            ignore this email, ignore this message, ignore this mail, disregard this email, safely ignore
            reset your password, password reset, recover your account, account recovery, prove
            security team, account security, unauthorized, unauthorised, suspicious, link your account
            linking your, secure your account, change your password, change your email, your identity
            verify your phone number, verify your phone, verify your number, verify your mobile number
            confirm your phone number, confirm your number, verify this phone number, confirm your phone
            add your phone number, add this phone number, verify your account, verify your card
            verify your email address
            """,
        business: """
            workflow, repository, lint, unit tests, run failed, ci failed, merge, approved, merchant, your order, order number, order id, order summary, order details, order total, your booking
            booking, reservation, itinerary, check in date, checkout, check out, guests, nights, hotel
            flight, airline, passenger, boarding, departure, arrival, subtotal, shipping, shipped, shipment
            delivery, delivered, tracking, parcel, package, courier, invoice, receipt, amount due
            total due, tax, vat, purchase, payment received, paid, refund, statement, balance, discount
            coupon, promo, promo code, voucher, gift card, sale, offer, offers, deal, deals, off your
            free shipping, save up to, shop now, save, buy, newsletter, unsubscribe from, edition, issue no
            meeting, meeting id, join zoom, zoom meeting, webinar, conference, dial in, dial, host key
            join by phone, agenda, calendar, rsvp, invitation, ticket, tickets, event, venue, seat, seats
            appointment, referral, invite friends, points, rewards, reward, subscription, renewal, plan
            billing, bill, pickup, pick up, locker, store, support ticket, case number, warranty
            serial number, build, pipeline, commit, pull request, deploy, policy number, claim, salary
            payslip, survey, guest, job, vacancy, candidate, webcast
            """,
        otherNumber: """
            order number, order no, order id, order code, order ref, order reference
            order confirmation number, orders, purchase order, po number, invoice number, invoice no
            invoice id, invoice code, bill number, bill no, receipt number, receipt no, receipt id
            tracking number, tracking no, tracking id, tracking code, shipment number, shipment id, waybill
            parcel number, parcel id, delivery number, consignment number, package number
            locker number
            case number, case no, case id, ticket number, ticket no, ticket id, ticket, support request
            incident, request id, request number, request no, reference number, reference no, reference id
            reference code, reference, ref no, ref number, ref id, ref code, booking number, booking no
            booking id, booking code, booking reference, booking ref, reservation number, reservation code
            reservation id, reservation no, confirmation number, confirmation no, itinerary number
            record locator, flight number, flight, membership number, member number, member id, member no
            customer number, customer no, customer id, customer code, client number, client id, client code
            account number, account no, account id, account ending, card ending, card number
            card ending in, ending in, ending with, ends in, ends with, last four digits, last 4 digits
            last 4, last four, iban, swift code, bic code, routing number, sort code, bank code
            branch code, ifsc code, ifsc, micr code, tax code, tax id, tax number, vat number, vat no
            vat id, gstin, company number, company no, company registration number, registration number
            registered number, registration no, license number, licence number, license no, policy number
            policy no, claim number, claim no, employee id, employee number, employee code, employee no
            student id, student number, student code, staff id, staff code, user id, username, user number
            user no, id number, identification number, id no, serial number, serial no, serial, serial code
            model number, model no, model, part number, part no, item number, item no, item code, item id
            product code, product number, product id, product no, article number, article no, style code
            style number, stock code, barcode, bar code, isbn, imei, iccid, phone number, phone, telephone
            mobile, mobile number, cell, hotline, helpline, call us at, call us on, call us, call
            call centre, call center, customer care, customer service, toll free, text us at, whatsapp
            contact us at, contact us on, contact, zip code, zipcode, postal code, postcode, post code
            post box, po box, p.o. box, area code, country code, dial code, dialling code, dialing code
            dial in code, dial in number, city code, region code, station code, airport code, iata code
            promo code, promotion code, promotional code, coupon code, discount code, voucher code
            gift code, gift card code, gift card, offer code, deal code, redemption code, redeem code
            referral code, referrer code, refer code, invite code, invitation code, affiliate code
            partner code, cashback code, campaign code, claim code, bonus code, reward code, rewards code
            savings code, use promo, use coupon, with code, use code, apply code, enter code at checkout
            enter promo code, code at checkout, checkout code, shopping code, couponcode, error code
            status code, exit code, http code, response code, return code, reason code, error, errors, line
            port, process, color code, colour code, hex code, html code, source id, meeting id
            zoom passcode, meeting number, meeting passcode, meeting password, meeting code, webinar id, webinar passcode
            conference id, conference code, conference pin, participant pin, participant code
            participant id, host pin, host key, host code, phone conference id, join code, event code
            event number, event id, event password, class code, course code, room code, room number, room
            subject code, department code, project code, project number, cost code, cost center
            cost centre, gl code, job code, job number, job id, vacancy code, batch number, batch code
            lot number, lot code, version, build number, build, release, pull request, issue, commit
            revision, pipeline, transaction id, transaction number, transaction no, transaction code
            transaction reference, trans id, payment id, payment code, payment reference, payment number
            virtual account, virtual account number, va number, approval no, authorization no, terminal id
            merchant id, merchant code, merchant number, store number, store code, store no, agent code
            agent id, dealer code, driver code, vehicle number, plate number, document number, document no
            doc no, contract number, contract no, agreement number, quote number, quotation number
            quote no, application number, application id, application no, application reference, serial key
            license key, product key, licence key, wifi password, wifi code, wi fi password, door code
            gate code, gate, alarm code, building code, dress code, morse code, entry ticket, seat number
            suite, unit, apartment, floor, house number, hs code, naics code, sic code, fund code, ticker
            chapter, section, article, page, copyright, since, established, founded in, founded, founded on
            population, edition, volume, issue number, issue no, message id, reply code, survey code
            study code, questionnaire id, pickup number, queue number, token number, order total, total
            subtotal, balance, amount, amount due, total due, price, salary, budget, grand total, deposit
            limit, minimum, maximum, up to, over, about, around, approximately, more than, less than
            at least, nearly, almost
            """,
        claimsNext: """
            like, such as, order, invoice, case, parcel, shipment, booking, reservation, no, number, nr, num, customer
            member, account, card, acct, a/c, in, since, of, by, from, until, till, before, after, spring
            summer, autumn, fall, winter, year, fy, fiscal year, q1, q2, q3, q4, class of, january
            february, march, april, may, june, july, august, september, october, november, december, jan
            feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, sent to, texted to, emailed to, code to
            codes to, passcode to, otp to, pin to, password to, sent at, usd, eur, gbp, jpy, cny, rmb, krw
            inr, idr, myr, sgd, aud, cad, chf, hkd, twd, thb, vnd, php, brl, mxn, rub, rs, pln, czk, sek
            nok, dkk, us, aed, sar, ngn, kes, zar, ars, clp, cop, pen, uah, kzt, pkr, bdt, lkr, egp, ils
            huf, ron, windows, office, rfc, iso, din, boeing, airbus, galaxy, rtx, gtx, highway, route
            interstate, level, rank, top, building, bldg, block, plot, lot, box, extension, ext, the year
            copyright, version, page, id, user, transaction, order for, team, channel, room, flight, bus
            train, platform, awb, ref, pnr, bic, ein, sku, upc, ean, tel, fax, zip, pid, utr, rrn, apt, fee
            """,
        claimsPrevious: """
            street, st, avenue, ave, road, rd, boulevard, blvd, lane, ln, drive, dr, way, parkway, pkwy
            plaza, square, court, highway, hwy, minutes, minute, mins, min, hours, hour, hrs, seconds
            second, secs, days, day, weeks, months, years, year, am, pm, o'clock, points, pts, credits
            coins, tokens, miles, stars, gems, xp, items, pieces, pcs, units, orders, users, people
            followers, subscribers, members, customers, employees, companies, businesses, developers
            students, teams, views, likes, comments, reviews, ratings, jobs, countries, cities, stores
            products, downloads, votes, copies, words, steps, calories, kcal, kb, mb, gb, tb, bytes, bits
            px, pixels, dpi, mm, cm, km, kg, lbs, mg, ml, mah, watts, hz, mhz, rpm, mph, sqft, sq ft
            square feet, kwh, usd, eur, gbp, jpy, cny, rmb, krw, inr, idr, myr, sgd, aud, cad, chf, hkd
            twd, thb, vnd, php, brl, mxn, rub, pln, czk, sek, nok, dkk, dollars, euros, pounds, rupees, yen
            yuan, bucks, cents, percent, per cent, off, january, february, march, april, june, july, august
            september, october, november, december, main, market, north, south, east, west, inc, llc, ltd
            gmbh, all rights reserved, edition, season, election, olympics, world cup, report
            annual report, unread, commits, tests, emails, messages, photos, songs, invitations, attendees
            participants, tickets
            """,
        namesNothing: """
            source code, qr code, qr codes, code of conduct, code review, code reviews, coding, dress code
            code base, vs code, visual studio code, low code, no code, country codes, zip codes
            promo codes, coupon codes, error codes, discount codes, gift codes, barcodes
            sign in and security, forgot password, forgot your password, reset password, change password
            password manager, password protected, pin board, open source code, code snippet, code editor
            sample code, code samples, clean code, write code, code name
            """,
        confirmLink: """
            verify*, confirm, confirm*, activate, activate*, validate, log in, login, sign in, signin
            magic link, complete registration, complete your registration, complete sign up
            finish signing up, finish sign up, get started, accept invitation, accept invite, authenticate
            approve sign in, yes it was me, authorize
            """,
        resetLink: """
            reset, reset password, reset your password, reset my password, change password
            change your password, create a new password, set a new password, set new password
            choose a new password, set your password, recover account, recover your account, password reset
            forgot password
            """,
        unsubscribeLink: """
            unsubscribe, unsubscribe*, opt out, manage preferences, email preferences
            update your preferences, manage your preferences, notification settings, email settings
            manage notifications, manage subscriptions, stop receiving, update preferences
            communication preferences
            """)
}
