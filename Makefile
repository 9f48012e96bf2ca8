.PHONY: frontend

# Styles, scripts, icons and typefaces: built once, embedded in the binary.
frontend:
	cd frontend && npm ci --no-audit --no-fund && npm run build
