package tocsin.core.incident;

import java.util.function.LongSupplier;
import tocsin.core.id.IdSource;

/** Where new ids and incident numbers come from while deciding. */
public record NewNames(IdSource ids, LongSupplier incidentNumbers) {}
