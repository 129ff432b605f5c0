# %%
import numpy as np

p = np.array([1, 0, 0])
q = np.array([0.7, 0.2, 0.1])

cross = -np.sum(p * np.log(q))
kl = np.sum(np.where(p != 0, p * np.log(p / q), 0))

print(f"cross entropy = -(1 ln {q[0]} + 0 ln {q[1]} + 0 ln {q[2]})")
print(f"              = -ln {q[0]}")
print(f"              = {cross:.4f}\n")
print(f"divergence = 1 ln(1/{q[0]}) + 0 ln(0/{q[1]}) + 0 ln(0/{q[2]})")
print(f"           = ln(1) - ln({q[0]})")
print(f"           = -ln {q[0]}")
print(f"           = {kl:.4f}\n")
print(f"{cross:.4f} and {kl:.4f} are equal: {np.isclose(cross, kl)}")
