/* A balanced binary tree, built before anything is counted twice: its cost is the same
   for N walks and for 2 N.  */

#ifndef TREE_H
#define TREE_H

#include <stdlib.h>

struct tree {
    struct tree *left, *right;
    int value;
};

enum { TREE_LEVELS = 10, TREE_SIZE = (1 << TREE_LEVELS) - 1 };

static inline struct tree *new_tree(int levels, int *next)
{
    if (!levels)
        return NULL;
    struct tree *t = (struct tree *)malloc(sizeof *t);
    if (!t)
        abort();
    t->left = new_tree(levels - 1, next);
    t->value = ++*next;
    t->right = new_tree(levels - 1, next);
    return t;
}

#endif
