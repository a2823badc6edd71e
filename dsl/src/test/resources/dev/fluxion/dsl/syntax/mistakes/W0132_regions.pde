region a = b - c & d
region e = (b + c) & d
