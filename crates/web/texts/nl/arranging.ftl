# Hoe een huurder iets kan regelen: de manieren, hulp van een mens, en waarom wij dit laten zien.

ways-title = Hoe wilt u dit regelen?
ways-help = Ik heb hulp nodig
ways-others = Dit kan ook
ways-all = Zo kan het
ways-why = Waarom laat u mij dit zien?
ways-liked = Dit heeft uw voorkeur.
ways-portal = Online, zelf regelen
ways-go-portal = Nu online regelen
ways-go-phone = Bel { $value }
ways-go-whatsapp = Stuur een bericht in WhatsApp naar { $value }
ways-go-chat = Chat met ons
ways-go-email = Mail naar { $value }
ways-go-counter = Kom langs: { $value }
ways-go-letter = Schrijf naar: { $value }

danger-title = Is er gevaar?
danger-112 = Is iemand in gevaar, is er brand of ruikt u gas? Bel
danger-112-call = 112
danger-home = Is er iets ernstig mis in of om uw huis? Bel ons:
danger-home-always = Is er iets ernstig mis in of om uw huis? Bel ons, dag en nacht:

person-title = Een medewerker helpt u
person-call-back = Wij bellen u terug
person-call-back-text = Kies wanneer het u past. Wij bellen u dan.
person-waiting = U heeft al een afspraak: wij bellen u { $when }. Kiest u een nieuwe tijd? Dan vervalt de oude.
person-time = Wanneer bellen wij?
person-time-missing = Kies wanneer wij u bellen.
person-phone = Op welk nummer?
person-phone-hint = Laat dit leeg als wij { $phone } mogen bellen.
person-words = Waar gaat het over?
person-words-hint = Dan weten wij het alvast.
person-ask = Bel mij terug
person-agreed = Gelukt! Wij bellen u.
person-agreed-text = Wij bellen u { $when } op { $phone }. Gaat het niet door? Bel ons dan even.
person-home = Naar uw startpagina

why-title = Waarom wij u dit laten zien
why-used = Hier keken wij naar
why-not-used = Dit wisten wij ook, maar het maakte niet uit
why-never = Wij kijken nooit naar uw afkomst, geloof, gezondheid of leeftijd. Ook niet naar de buurt waar u woont.
why-otherwise = Wanneer het anders was
why-otherwise-text = Was dit anders: { $changes }? Dan zetten wij { $channel } bovenaan.
why-rules = De regels
why-rule = Regel { $n }:
why-rule-bare = Regel { $n }
why-set-aside-portal = Deze regel is niet gevolgd: dit kan nog niet online. Daarom staan alle manieren gelijk.
why-set-aside-channel = Deze regel is niet gevolgd: dit kan hier niet via { $channel }. Daarom staan alle manieren gelijk.
why-set-aside-unstaffed = Deze regel is niet gevolgd: bij { $channel } is nu niemand. Daarom staan alle manieren gelijk.
why-set-aside-guarded = Deze regel is niet helemaal gevolgd. Wat wij altijd bewaken, gaat voor.
why-set-aside-hold-out = Deze regel is niet gevolgd: u zit in onze vergelijkingsgroep. Bij u zetten wij niets bovenaan. Zo meten wij of ons advies helpt. U krijgt dezelfde hulp en dezelfde tijden als iedereen.
why-policy = Kanaalbeleid, versie { $version }. Kenmerk { $hash }.
why-wrong = U mag altijd zelf kiezen. Klopt er iets niet?
why-change = Verander wat wij van u weten
