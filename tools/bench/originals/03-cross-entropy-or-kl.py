# %%
import torch

p = torch.tensor([0.2, 0.3, 0.5])
a = torch.tensor([0.1, 0.4, 0.5])
b = torch.tensor([0.1, 0.1, 0.8])

# %%
# without the minus sign, as the source has it
cross_a = torch.sum(p * torch.log(a))
cross_b = torch.sum(p * torch.log(b))
print(cross_a)
print(cross_b)

# %%
divergence_a = torch.sum(p * torch.log(p / a))
divergence_b = torch.sum(p * torch.log(p / b))
print(divergence_a)
print(divergence_b)

# %%
entropy = torch.sum(p * torch.log(p))
print(entropy)

# %%
print(entropy - cross_a)
print(entropy - cross_b)
