try info tasks
break stop
run
info tasks
continue
info tasks
