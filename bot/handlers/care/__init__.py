"""Talk with caregivers, and with patients about them."""
