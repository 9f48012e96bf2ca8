# De mailpagina van de demo.
demo-post-title = Post van de demo
demo-post-lead = Dit is een demo. E-mail gaat niet de deur uit, maar komt hier. Ook uw inlogcode staat hier.
demo-post-code = De code voor medewerkers is nu:
demo-post-filter = Toon alleen post aan dit adres
demo-post-show = Toon post
demo-post-empty = Er is nog geen post.
demo-post-attached = Als bijlage:
