package notaninterface.annotationtype;

import org.gradwright.Network;

@Network
@interface Sample {
    int units();
}
