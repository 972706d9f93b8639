package {{package}};

import java.math.BigDecimal;

/** One line of an order. */
record Order(String customer, String item, int quantity, BigDecimal price) {}
