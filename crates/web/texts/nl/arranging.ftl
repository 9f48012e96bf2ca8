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
person-home = Naar uw startpagina

# Het gesprek waarvoor wij de huurder terugbellen.
mijn-call = Wij bellen u
mijn-call-when = Wij bellen u { $when } op { $phone }.
mijn-call-again = Wij belden u, maar u nam niet op. Wij bellen opnieuw: { $when }, op { $phone }.
mijn-call-late = Wij zouden u bellen: { $when }. Dat is nog niet gelukt. Wij bellen zo snel mogelijk op { $phone }.
mijn-call-about = Het gaat over: { $topic }.
mijn-call-does-not-suit = Komt het toch niet uit? Zeg het gesprek dan af. Of kies een ander nummer.
mijn-call-number = Ander nummer
mijn-call-number-title = Op welk nummer bellen wij u?
mijn-call-number-new = Telefoonnummer
mijn-call-number-kept = Bewaard. Wij bellen u op dit nummer.
mijn-call-cancel = Afzeggen
mijn-call-cancel-title = Wilt u dit gesprek afzeggen?
mijn-call-cancel-text = Wij bellen u dan niet. U kunt altijd een nieuwe tijd kiezen.
mijn-call-cancel-sure = Gesprek afzeggen
mijn-call-cancelled = Afgezegd. Wij bellen u niet.
mijn-call-over = Dit gesprek is al geweest, of het is afgezegd.

why-title = Waarom wij u dit laten zien
why-used = Hier keken wij naar
why-not-used = Dit wisten wij ook, maar het maakte niet uit
why-never = Wij kijken nooit naar uw afkomst, geloof, gezondheid of leeftijd. Ook niet naar de buurt waar u woont.
why-otherwise = Wanneer het anders was
why-otherwise-text = Met dit antwoord zetten wij { $channel } bovenaan. { $changes }.
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
