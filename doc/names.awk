# names.awk: the names that manual pages have in their NAME sections.
#
#   awk -f names.awk PAGE...            prints a line "NAME PAGE" for each
#   awk -v link=NAME.3 -f names.awk PAGE...   prints what the file NAME.3 holds
#                                       that sends a reader of NAME to its page

/^\.Sh / { inside = $2 == "NAME" }
inside && /^\.Nm / {
    page = FILENAME
    sub(/.*\//, "", page)
    if (link == "")
        print $2, page
    else if (link == $2 ".3")
        print ".so man3/" page
}
