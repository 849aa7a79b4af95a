struct node { struct node *next; int value; };
struct chan { struct node *head; };

void
send (struct chan *c, struct node *n)
{
  n->next = c->head;
  c->head = n;
}

int
receive (struct chan *c)
{
  return c->head->value;
}
