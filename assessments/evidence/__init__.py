"""Files a plant shows as proof: judged by their content, cleaned, named, stored, handed out."""
