print("restante")
