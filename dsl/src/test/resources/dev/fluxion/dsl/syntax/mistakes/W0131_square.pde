eq u = Δu² + (Δv)² + ∇w^2
