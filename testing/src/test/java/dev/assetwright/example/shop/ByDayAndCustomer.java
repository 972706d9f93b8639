package dev.assetwright.example.shop;

import dev.assetwright.ProductOf;

/** A day of a customer. */
@ProductOf({ByDay.class, ByCustomer.class})
public interface ByDayAndCustomer {}
