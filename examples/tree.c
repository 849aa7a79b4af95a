/* An in-order walk of a big binary tree, written as the recursion that it is.

   walk() is a coroutine that delegates to itself.  What reads it needs no
   recursion, no stack of its own and no callback: it can stop, start another
   walk, or walk two trees side by side, as same_items() does.  */

#include <cogen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
    int key;
    struct node *left, *right;
};

co_iterator(int) walk(const struct node *node)
{
    if (!node)
        co_return();
    co_yield_from(walk(node->left));
    co_yield(node->key);
    co_yield_from(walk(node->right));
}

/* Puts NODE, which has a key and no children, at its place below *TREE.  */
static void insert(struct node **tree, struct node *node)
{
    while (*tree)
        tree = node->key < (*tree)->key ? &(*tree)->left : &(*tree)->right;
    *tree = node;
}

/* Makes a tree with COUNT keys 0, 1, 2 ..., in NODES, inserted in an order that
   STRIDE, which has no factor in common with COUNT, makes look random.  */
static struct node *make_tree(struct node *nodes, int count, long stride)
{
    struct node *tree = NULL;

    for (long i = 0; i < count; i++) {
        nodes[i] = (struct node){.key = (int)(i * stride % count)};
        insert(&tree, &nodes[i]);
    }
    return tree;
}

/* True if both trees hold the same keys: two walks, step by step.  */
static bool same_items(const struct node *a, const struct node *b)
{
    co_auto co_iterator(int) other = walk(b);
    int w;

    co_for (int v, walk(a))
        if (!co_next(&other, &w) || w != v)
            return false;
    return !co_next(&other, &w);
}

int main(void)
{
    enum { COUNT = 100003 };
    struct node *nodes = calloc(2 * COUNT, sizeof *nodes);
    struct node *a = make_tree(nodes, COUNT, 37139);
    struct node *b = make_tree(nodes + COUNT, COUNT, 61051);
    int expected = 0;
    long sum = 0;

    co_for (int key, walk(a)) {
        if (key != expected++)
            puts("not in order");
        sum += key;
    }
    printf("%d keys in order, their sum is %ld\n", expected, sum);

    printf("the first ones:");
    co_for (int key, walk(a)) {
        if (key == 8)
            break; /* drops the walk, and all that it stands in */
        printf(" %d", key);
    }
    putchar('\n');

    printf("the other tree has %s keys\n", same_items(a, b) ? "the same" : "other");
    insert(&b, &(struct node){.key = 17});
    printf("with one more it has %s keys\n", same_items(a, b) ? "the same" : "other");
    free(nodes);
    return 0;
}
