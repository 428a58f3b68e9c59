package io.dryswarm.compose.schema;

import io.dryswarm.compose.text.GoDuration;
import io.dryswarm.compose.text.PortSpec;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What a text or number must look like. */
enum Format {
  PORTS {
    @Override
    boolean accepts(String text) {
      return PortSpec.accepts(text);
    }
  },
  DURATION {
    @Override
    boolean accepts(String text) {
      return GoDuration.accepts(text);
    }
  };

  abstract boolean accepts(String text);

  /** Of a fraction only the part before the stroke counts, as Docker prints it: 80.5 is 161/2. */
  boolean accepts(BigDecimal number) {
    BigDecimal exact = number.stripTrailingZeros();
    if (exact.scale() <= 0) {
      return accepts(exact.toBigInteger().toString());
    }
    BigInteger bottom = BigInteger.TEN.pow(exact.scale());
    BigInteger top = exact.unscaledValue();
    return accepts(top.divide(top.gcd(bottom)).toString());
  }
}
