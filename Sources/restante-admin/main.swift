print("restante-admin")
