package {{package}};

import java.math.BigDecimal;

/** What was sold on a day. */
record Revenue(long orderCount, BigDecimal revenue) {}
