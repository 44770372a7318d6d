package initializerwithoutparameter.dropout;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.GlorotNormal;

@Network
interface Sample {
    @Dense(units = 4) Tensor hidden(@Input(6) Tensor x);
    @Dropout(0.2) @GlorotNormal Tensor drop(Tensor x);
}
