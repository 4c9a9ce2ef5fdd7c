"""Systems, equipment and scenario instances."""

from django.urls import path

from assessments.urls.pages import ONE
from assessments.views import instances, systems

SYSTEMS = "plants/<int:plant_id>/systems/"

urlpatterns = [
    path(SYSTEMS, systems.systems, name="systems"),
    path(f"{SYSTEMS}<int:system_id>/", systems.system, name="system"),
    path(f"{ONE}instances/", instances.instances, name="instances"),
    path(f"{ONE}instances/<str:scenario>/new/", instances.instance_new, name="instance_new"),
    path(f"{ONE}instances/<int:instance_id>/", instances.instance, name="instance"),
]
