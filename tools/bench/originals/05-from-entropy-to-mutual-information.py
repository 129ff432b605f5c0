# %%
import matplotlib.pyplot as plt
import torch

x = torch.tensor([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
bits = -torch.log2(x)
print(x)
print(bits)
print(x * bits)
plt.figure(figsize=(8, 3))
plt.subplot(1, 2, 1)
plt.title("surprisal")
plt.plot(x, bits)
plt.subplot(1, 2, 2)
plt.title("share of the entropy")
plt.plot(x, x * bits)
plt.show()

# %%
sides = {"coin": 2, "die": 6}
coin = torch.tensor([1 / sides["coin"] for _ in range(sides["coin"])])
die = torch.tensor([1 / sides["die"] for _ in range(sides["die"])])
bent = torch.tensor([0.1, 0.9])


def entropy(p):
    assert p.sum() == 1, "p does not sum to one"
    eps = 1e-8
    return -torch.sum(p * torch.log2(p + eps))


of_coin, of_die, of_bent = entropy(coin), entropy(die), entropy(bent)
print(coin, die, bent)
print(of_coin, of_die, of_bent)

# %%
print(of_coin == torch.log2(torch.tensor(sides["coin"])))
print(of_die == torch.log2(torch.tensor(sides["die"])))

# %%
print((of_coin + of_die) == torch.log2(torch.tensor(sides["coin"] * sides["die"])))

# %%
def cross_entropy(p, q):
    assert p.sum() == 1 and q.sum() == 1, "p or q does not sum to one"
    eps = 1e-8
    return -torch.sum(p * torch.log2(q + eps))


label = torch.tensor([1.0, 0.0])
label_of_five = torch.zeros(5)
label_of_five[2] = 1
predictions = torch.tensor([[0.1, 0.9], [0.5, 0.5], [0.9, 0.1], [1.0, 0.0]])
predictions_of_five = torch.tensor([
    [0.05, 0.05, 0.05, 0.05, 0.8],
    [0.2, 0.2, 0.2, 0.2, 0.2],
    [0.05, 0.05, 0.8, 0.05, 0.05],
    [0.0, 0.0, 1.0, 0.0, 0.0],
])

print("two classes")
for q in predictions:
    print("predicted:", q)
    print("cross entropy:", cross_entropy(label, q))
print("five classes")
for q in predictions_of_five:
    print("predicted:", q)
    print("cross entropy:", cross_entropy(label_of_five, q))

# %%
def divergence(p, q):
    assert p.sum() == 1 and q.sum() == 1, "p or q does not sum to one"
    eps = 1e-8
    return torch.sum(p * torch.log2((p + eps) / (q + eps)))


p = torch.tensor([0.1, 0.2, 0.3, 0.4])
q = torch.tensor([0.25, 0.25, 0.25, 0.25])
forward = divergence(p, q)
reverse = divergence(q, p)
print(forward)
print(reverse)

# %%
def difference(p, q):
    return cross_entropy(p, q) - entropy(p)


# (p, q) both times, as the source has it
print(forward == difference(p, q))
print(reverse == difference(p, q))

# %%
print(torch.allclose(forward, difference(p, q)))
print(torch.allclose(reverse, difference(q, p)))
