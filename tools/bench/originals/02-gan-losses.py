# %%
import numpy as np

p = np.array([0.7, 0.3])  # what is real
q = np.array([0.5, 0.5])  # what is generated

entropy = -np.sum(p * np.log(p))
print("H(p):", entropy)

divergence = np.sum(p * np.log(p / q))
print("D(p, q):", divergence)

cross = -np.sum(p * np.log(q))
print("H(p, q):", cross)

print("H(p) + D(p, q):", entropy + divergence)
