process.stdout.write('actioncard\n')
