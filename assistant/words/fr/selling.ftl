# Ce que le foyer décide des ventes
never-again-unknown = Je ne connais ni produit, ni marque, ni magasin du nom de « { $name } ».
caps-what = Dites « vends moins », « vends davantage », ou un profil : « aucun », « prudent » ou « ouvert ».
